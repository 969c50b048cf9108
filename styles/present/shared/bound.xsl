<?xml version="1.0" encoding="UTF-8"?>
<!--
  What leads into a pack and tells what it is made of: contents, lists, index,
  colophon, bookmarks.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:pa="urn:printark:at"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<xsl:key name="bound" match="c:part" use="@material"/>

<!-- Names of places: the first part with a material answers to references to it -->

<xsl:template match="c:part" mode="id">
	<xsl:choose>
		<xsl:when test="generate-id() = generate-id(key('bound', @material)[1])"><xsl:value-of select="concat('pack.', @material)"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="concat('pack.part.', @n)"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="c:chapter" mode="id">
	<xsl:text>pack.chapter.</xsl:text>
	<xsl:number count="c:chapter" level="multiple" format="1.1"/>
</xsl:template>

<!-- The id that the section has among the part's own (contents.xsl), with its number before it. -->
<xsl:template match="c:section" mode="id">
	<xsl:value-of select="concat('p', ancestor::c:part/@n, '.')"/>
	<xsl:choose>
		<xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
		<xsl:otherwise>
			<xsl:text>section-</xsl:text>
			<xsl:number count="c:section" level="multiple" format="1.1"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="c:part" mode="name">
	<xsl:choose>
		<xsl:when test="c:title"><xsl:apply-templates select="c:title/node()" mode="plain"/></xsl:when>
		<xsl:otherwise><xsl:call-template name="own-name"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- What the material itself is called, with its age group where the pack has it for several. -->
<xsl:template name="own-name">
	<xsl:call-template name="fenced">
		<xsl:with-param name="words">
			<xsl:apply-templates select="c:*[not(self::c:title or self::c:set)][c:title][1]" mode="called"/>
		</xsl:with-param>
	</xsl:call-template>
	<xsl:if test="@pa:ages != '' and key('bound', @material)[2]">
		<xsl:value-of select="concat(pf:string('comma'), ' ', pf:string('years', translate(@pa:ages, '-', '–')))"/>
	</xsl:if>
</xsl:template>

<xsl:template match="c:chapter|c:section" mode="name">
	<xsl:if test="@kind = 'part'">
		<xsl:value-of select="pf:string('part', string(count(preceding-sibling::c:section[@kind = 'part']) + 1))"/>
		<xsl:text>. </xsl:text>
	</xsl:if>
	<xsl:call-template name="fenced">
		<xsl:with-param name="words"><xsl:apply-templates select="c:title/node()" mode="plain"/></xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!--
  Words of a part that reads in the other direction are embedded, and a mark of ours after them
  keeps the page number that follows from joining them.
-->
<xsl:template name="fenced">
	<xsl:param name="words"/>
	<xsl:variable name="part" select="ancestor-or-self::c:part"/>
	<xsl:choose>
		<xsl:when test="not($part) or $part/@pa:dir = $dir"><xsl:value-of select="$words"/></xsl:when>
		<xsl:when test="$dir = 'rtl'"><xsl:value-of select="concat('&#x202A;', $words, '&#x202C;&#x200F;')"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="concat('&#x202B;', $words, '&#x202C;&#x200E;')"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="*" mode="bare-name">
	<xsl:variable name="name"><xsl:apply-templates select="." mode="name"/></xsl:variable>
	<xsl:value-of select="translate($name, '&#x202A;&#x202B;&#x202C;&#x200E;&#x200F;', '')"/>
</xsl:template>

<xsl:template match="*" mode="plain"><xsl:apply-templates mode="plain"/></xsl:template>
<xsl:template match="text()" mode="plain"><xsl:value-of select="."/></xsl:template>

<!-- A line that leads to a page -->

<xsl:attribute-set name="entry" use-attribute-sets="space-small">
	<xsl:attribute name="role">TOCI</xsl:attribute>
	<xsl:attribute name="text-align-last">justify</xsl:attribute>
	<xsl:attribute name="end-indent"><xsl:value-of select="$list/@indent"/></xsl:attribute>
	<xsl:attribute name="last-line-end-indent"><xsl:value-of select="concat('-', $list/@indent)"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="entry-first" use-attribute-sets="space">
	<xsl:attribute name="font-weight">bold</xsl:attribute>
	<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="*" mode="line">
	<xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
	<fo:inline role="Reference">
		<xsl:for-each select="ancestor-or-self::c:part[@pa:lang != $lang]">
			<xsl:attribute name="xml:lang"><xsl:value-of select="@pa:lang"/></xsl:attribute>
		</xsl:for-each>
		<fo:basic-link internal-destination="{$id}">
			<xsl:call-template name="line"/>
			<xsl:apply-templates select="." mode="name"/>
			<xsl:text> </xsl:text>
			<fo:leader leader-pattern="dots" xsl:use-attribute-sets="filling"/>
			<xsl:text> </xsl:text>
			<fo:page-number-citation ref-id="{$id}"/>
		</fo:basic-link>
	</fo:inline>
</xsl:template>

<!-- Contents: chapters, their parts, and the two upper levels of guides -->

<xsl:attribute-set name="front-title" use-attribute-sets="heading space-large">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@one, 'pt')"/></xsl:attribute>
	<xsl:attribute name="role">H2</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="contents">
	<fo:block xsl:use-attribute-sets="front-title">
		<xsl:value-of select="pf:string('contents')"/>
	</fo:block>
	<fo:block role="TOC">
		<xsl:apply-templates select="c:part|c:chapter" mode="contents"/>
	</fo:block>
</xsl:template>

<xsl:template match="c:pack/c:chapter" mode="contents" priority="1">
	<fo:block xsl:use-attribute-sets="entry entry-first">
		<xsl:apply-templates select="." mode="line"/>
	</fo:block>
	<xsl:apply-templates select="c:part|c:chapter" mode="contents"/>
</xsl:template>

<xsl:template match="c:chapter|c:part|c:section" mode="contents">
	<fo:block xsl:use-attribute-sets="entry">
		<xsl:attribute name="start-indent">
			<xsl:value-of select="concat($list/@indent, ' * ', count(ancestor::c:chapter|ancestor::c:part|ancestor::c:section))"/>
		</xsl:attribute>
		<xsl:apply-templates select="." mode="line"/>
	</fo:block>
	<xsl:if test="count(ancestor::c:section) = 0">
		<xsl:apply-templates select="c:chapter|c:part|c:guide/c:section[c:title]|
			self::c:section[@kind = 'part']/c:section[c:title]" mode="contents"/>
	</xsl:if>
</xsl:template>

<!-- Lists by what a paper is -->

<xsl:template name="lists">
	<xsl:call-template name="list">
		<xsl:with-param name="title" select="'list-of-tools'"/>
		<xsl:with-param name="parts" select="//c:part[starts-with(@material, 'redskab-') or starts-with(@material, 'plakat-')]"/>
	</xsl:call-template>
	<xsl:call-template name="list">
		<xsl:with-param name="title" select="'list-of-agendas'"/>
		<xsl:with-param name="parts" select="//c:part[@pa:kind = 'agenda']"/>
	</xsl:call-template>
	<xsl:call-template name="list">
		<xsl:with-param name="title" select="'list-of-sheets'"/>
		<xsl:with-param name="parts" select="//c:part[@pa:kind = 'sheet' and not(@section) and
			not(starts-with(@material, 'redskab-') or starts-with(@material, 'plakat-'))]"/>
	</xsl:call-template>
	<xsl:call-template name="list">
		<xsl:with-param name="title" select="'list-of-letters'"/>
		<xsl:with-param name="parts" select="//c:part[@pa:kind = 'letter']"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="list">
	<xsl:param name="title"/>
	<xsl:param name="parts"/>
	<xsl:if test="$parts">
		<fo:block xsl:use-attribute-sets="front-title">
			<xsl:value-of select="pf:string($title)"/>
		</fo:block>
		<fo:block role="TOC">
			<xsl:for-each select="$parts">
				<fo:block xsl:use-attribute-sets="entry">
					<xsl:apply-templates select="." mode="line"/>
				</fo:block>
			</xsl:for-each>
		</fo:block>
	</xsl:if>
</xsl:template>

<!-- After the parts: index and colophon -->

<xsl:template name="back">
	<fo:page-sequence master-reference="pack-page" writing-mode="{$writing-mode}" format="1">
		<!-- By part, they are one more. -->
		<xsl:if test="@numbering = 'part'">
			<xsl:attribute name="initial-page-number">1</xsl:attribute>
			<fo:folio-prefix><xsl:value-of select="concat(count(c:part|c:chapter) + 1, '-')"/></fo:folio-prefix>
		</xsl:if>
		<xsl:call-template name="own-edges"/>
		<fo:flow flow-name="xsl-region-body">
			<xsl:apply-templates select="c:index"/>
			<fo:block>
				<xsl:if test="c:index"><xsl:attribute name="break-before">page</xsl:attribute></xsl:if>
				<xsl:call-template name="colophon"/>
			</fo:block>
		</fo:flow>
	</fo:page-sequence>
</xsl:template>

<xsl:template match="c:index">
	<fo:block id="pack.index" xsl:use-attribute-sets="front-title">
		<xsl:value-of select="pf:string('index')"/>
	</fo:block>
	<xsl:apply-templates select="c:term">
		<xsl:sort select="pf:sort-key(normalize-space())"/>
	</xsl:apply-templates>
</xsl:template>

<!-- The binder has marked where each term stands (adapt/terms.c); pages in a row become a range. -->
<xsl:key name="places" match="pa:place" use="@term"/>

<xsl:template match="c:term">
	<xsl:variable name="places" select="key('places', count(preceding-sibling::c:term) + 1)"/>
	<xsl:if test="$places">
		<fo:block text-indent="-{$list/@indent}" start-indent="{$list/@indent}" xsl:use-attribute-sets="space-small">
			<xsl:call-template name="line"/>
			<fo:inline font-weight="bold"><xsl:value-of select="normalize-space()"/></fo:inline>
			<xsl:text>&#xA0;&#xA0;</xsl:text>
			<fo:inline pa:pages="merged">
				<xsl:for-each select="$places">
					<xsl:if test="position() &gt; 1"><xsl:value-of select="concat(pf:string('comma'), ' ')"/></xsl:if>
					<fo:basic-link internal-destination="{@ref}"><fo:page-number-citation ref-id="{@ref}"/></fo:basic-link>
				</xsl:for-each>
			</fo:inline>
		</fo:block>
	</xsl:if>
</xsl:template>

<xsl:template name="colophon">
	<fo:block id="pack.colophon" xsl:use-attribute-sets="front-title">
		<xsl:value-of select="pf:string('colophon')"/>
	</fo:block>
	<fo:block xsl:use-attribute-sets="small space">
		<xsl:value-of select="pf:string('colophon-says', string(count(//c:part)), pf:date(@pa:made, 'long'))"/>
	</fo:block>
	<xsl:for-each select="//c:part">
		<fo:block start-indent="{$list/@indent}" text-indent="-{$list/@indent}" xsl:use-attribute-sets="tiny space-small">
			<xsl:call-template name="own-name"/>
			<xsl:text> · </xsl:text>
			<xsl:value-of select="@material"/>
			<xsl:if test="@section"><xsl:value-of select="concat('#', @section)"/></xsl:if>
			<xsl:if test="@pa:ages != ''"><xsl:value-of select="concat(' · ', @pa:ages)"/></xsl:if>
			<xsl:if test="@pa:lang != $lang"><xsl:value-of select="concat(' · ', @pa:lang)"/></xsl:if>
			<xsl:value-of select="concat(' · ', @pa:version)"/>
		</fo:block>
	</xsl:for-each>
</xsl:template>

<!-- Bookmarks: those of the parts below their own -->

<xsl:template match="/c:pack" mode="bookmarks">
	<fo:bookmark-tree>
		<xsl:apply-templates select="c:part|c:chapter" mode="bookmark"/>
		<xsl:if test="$front = 'full'">
			<xsl:if test="c:index">
				<fo:bookmark internal-destination="pack.index">
					<fo:bookmark-title><xsl:value-of select="pf:string('index')"/></fo:bookmark-title>
				</fo:bookmark>
			</xsl:if>
			<fo:bookmark internal-destination="pack.colophon">
				<fo:bookmark-title><xsl:value-of select="pf:string('colophon')"/></fo:bookmark-title>
			</fo:bookmark>
		</xsl:if>
	</fo:bookmark-tree>
</xsl:template>

<xsl:template match="c:part|c:chapter" mode="bookmark">
	<fo:bookmark starting-state="hide">
		<xsl:attribute name="internal-destination"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
		<fo:bookmark-title><xsl:apply-templates select="." mode="bare-name"/></fo:bookmark-title>
		<xsl:copy-of select="fo:bookmark-tree/fo:bookmark"/>
		<xsl:apply-templates select="c:part|c:chapter" mode="bookmark"/>
	</fo:bookmark>
</xsl:template>

</xsl:stylesheet>
