/*
 * Group files: names into fields, their order, and what leaves a pack.
 */
#include "content/group.h"

#include "project.h"

static const struct content_group_file *
read_table(struct project *p, const char *rows)
{
	project_put(p, "gruppe.csv", arena_printf(p->arena, "name,value\n%s", rows));
	return content_group_read(p->press, project_path(p, "gruppe.csv"), p->diags);
}

static const char *
value_of(const struct content_group_file *group, const char *name)
{
	const char *value = content_fields_value(&group->fields, name);

	return value ? value : "";
}

static void
expect_refused(struct project *p, const char *rows, enum diag_code code, int line)
{
	assert_null(read_table(p, rows));
	assert_int_equal(said_at(p, code), line);
	project_reopen(p);
}

static void
sessions_begin_and_end_the_course(void **state)
{
	struct project p;
	const struct content_group_file *group;

	(void)state;
	project_open(&p);
	group = read_table(&p, "session-2-date,9.3.2026\nsession-9-date,4.5.2026\n"
	                       "session-1-date,2.3.2026\nadults-2-date,2026-03-10\n");
	assert_non_null(group);
	assert_string_equal(value_of(group, "start-date"), "2026-03-02");
	assert_string_equal(value_of(group, "end-date"), "2026-05-04");
	assert_string_equal(value_of(group, "adults-start-date"), "2026-03-10");
	project_reopen(&p);
	group = read_table(&p, "session-1-date,2.3.2026\nstart-date,1.3.2026\n");
	assert_string_equal(value_of(group, "start-date"), "2026-03-01");
	assert_string_equal(value_of(group, "end-date"), "");
	project_close(&p);
}

static void
what_is_wrong_has_its_line(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	expect_refused(&p, "place,A\nrecipient-name,B\n", DIAG_GROUP_NAME, 3);
	expect_refused(&p, "session-0-date,2026-03-02\n", DIAG_GROUP_NAME, 2);
	expect_refused(&p, "adults-6-date,2026-03-02\n", DIAG_GROUP_NAME, 2);
	expect_refused(&p, "session-1-dates,2026-03-02\n", DIAG_GROUP_NAME, 2);
	expect_refused(&p, "place,A\nplace,B\n", DIAG_GROUP_TWICE, 3);
	expect_refused(&p, "start-time,24:30\n", DIAG_GROUP_TYPE, 2);
	expect_refused(&p, "ages,8\n", DIAG_GROUP_AGES, 2);
	expect_refused(&p, "tool,hammer\n", DIAG_GROUP_TOOL, 2);
	expect_refused(&p, "session-1-date,2026-03-02\nsession-4-date,2026-03-01\n",
	    DIAG_GROUP_ORDER, 3);
	expect_refused(&p, "start-time,9:00\nend-time,9:00\n", DIAG_GROUP_ORDER, 3);
	assert_non_null(read_table(&p, "start-time,9:30\nend-time,10:00\n"));
	project_close(&p);
}

static void
a_message_never_quotes_a_private_value(void **state)
{
	struct project p;

	(void)state;
	project_open(&p);
	assert_null(read_table(&p, "child,No\x01" "ah\n"));
	assert_int_equal(said_at(&p, DIAG_GROUP_TYPE), 2);
	assert_lacks(said_text(&p, DIAG_GROUP_TYPE), "ah");
	project_close(&p);
}

static void
fields_are_shared_and_names_are_kept_apart(void **state)
{
	struct project p;
	const struct content_group_file *group;
	struct content_fields fields = { 0 };

	(void)state;
	project_open(&p);
	fields.arena = p.arena;
	group = read_table(&p, "child,Noah\nchild,Alma\nplace,Salen\n");
	content_group_fill(group, false, &fields);
	assert_null(content_fields_find(&fields, "children"));
	assert_true(content_fields_find(&fields, "place")->is_shared);
	content_group_fill(group, true, &fields);
	assert_string_equal(content_fields_value(&fields, "children"), "Noah, Alma");
	assert_true(content_fields_find(&fields, "children")->is_private);
	assert_true(content_fields_add(&fields, "place=Gangen", p.diags));
	assert_false(content_fields_find(&fields, "place")->is_shared);
	project_close(&p);
}

#define SHEET(id)                                                                                  \
	"<sheet xmlns='urn:printark:content' id='" id "' xml:lang='da' reader='child'>"            \
	"<title>T</title><p>A.</p></sheet>"

static void
parts_of_other_tools_leave(void **state)
{
	struct project p;
	const struct content_group_file *group;
	struct content_doc *doc;
	const char *text;

	(void)state;
	project_open(&p);
	project_put(&p, "content/sheets/redskab-a.xml", SHEET("redskab-a"));
	project_put(&p, "content/sheets/redskab-b.xml", SHEET("redskab-b"));
	project_put(&p, "content/packs/alt.xml",
	    "<pack xmlns='urn:printark:content' id='alt' xml:lang='da'><title>T</title>"
	    "<part material='redskab-a'/><part material='plakat-a'/><part material='plakat-c'/>\n"
	    "<chapter><title>B</title><chapter><title>C</title><part material='redskab-b'/>"
	    "</chapter></chapter><part material='plakat-b'/></pack>");
	project_reopen(&p);
	group = read_table(&p, "tool,redskab-a\n");
	assert_non_null(group);
	doc = content_load(p.press, project_path(&p, "content/packs/alt.xml"), p.arena, p.diags);
	content_group_leave_tools(group, doc, p.diags);
	text = printed(&p, doc->xml);
	assert_contains(text, "redskab-a");
	assert_contains(text, "plakat-a");
	assert_contains(text, "plakat-c");
	assert_lacks(text, "redskab-b");
	assert_lacks(text, "plakat-b");
	assert_lacks(text, "chapter");
	assert_int_equal(said_at(&p, DIAG_GROUP_PART), 2);
	content_drop(doc);
	project_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sessions_begin_and_end_the_course),
		cmocka_unit_test(what_is_wrong_has_its_line),
		cmocka_unit_test(a_message_never_quotes_a_private_value),
		cmocka_unit_test(fields_are_shared_and_names_are_kept_apart),
		cmocka_unit_test(parts_of_other_tools_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
