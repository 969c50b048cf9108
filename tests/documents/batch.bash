# What the suites of batches share: a folder of their own, words in what was said, a letter.

enter() {
	printark=$(realpath "${PRINTARK:-build/printark}")
	home=$PWD
	cd "$BATS_TEST_TMPDIR" || return 1
	export PRINTARK_HOME=$home
}

has() {
	[[ "$output" == *"$1"* ]] || { echo "'$1' is not in: $output"; return 1; }
}

write_letter() {
	cat >brev.xml <<-'END'
		<letter xmlns="urn:printark:content" id="brev" xml:lang="da" reader="family">
		<title>Et brev</title>
		<dateline>Den <insert name="letter-date" type="date"/></dateline>
		<p>Kære <insert name="recipient-name"/>. <insert name="note" optional="yes"/></p>
		</letter>
	END
}
