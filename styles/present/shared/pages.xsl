<?xml version="1.0" encoding="UTF-8"?>
<!--
  The document around its pages: the root, the pages of sheets and agendas, and
  the line at their foot.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:c="urn:printark:content"
	xmlns:pa="urn:printark:at"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<xsl:output method="xml" indent="no"/>

<!--
  What a screen reader says first: language, title.  Each kind fills in its
  masters, its bookmarks where it has them, its pages and what flows on them.
-->
<xsl:template match="/*">
	<xsl:variable name="called"><xsl:apply-templates select="." mode="called"/></xsl:variable>
	<fo:root xml:lang="{$lang}" pa:lang="{$lang}" pa:title="{$called}"
		pa:subject="{normalize-space(c:summary)}" xsl:use-attribute-sets="text">
		<xsl:copy-of select="@pa:at"/>
		<xsl:apply-templates select="." mode="sides"/>
		<fo:layout-master-set>
			<xsl:apply-templates select="." mode="masters"/>
		</fo:layout-master-set>
		<xsl:apply-templates select="." mode="bookmarks"/>
		<xsl:apply-templates select="." mode="pages"/>
	</fo:root>
</xsl:template>

<!-- What it is called in lists: a tool's poster has the same title as its sheet. -->
<xsl:template match="*" mode="called"><xsl:value-of select="normalize-space(c:title)"/></xsl:template>

<xsl:template match="c:sheet[@kind = 'poster']" mode="called">
	<xsl:value-of select="pf:string('poster-called', normalize-space(c:title))"/>
</xsl:template>

<xsl:template match="/*" mode="bookmarks" priority="0"/>
<xsl:template match="/*" mode="sides" priority="0"/>

<!-- Pages of a sheet: a document of one page has nothing to count -->

<xsl:attribute-set name="sheet-paper" use-attribute-sets="paper">
	<xsl:attribute name="margin-top"><xsl:value-of select="$page/@top"/></xsl:attribute>
	<xsl:attribute name="margin-bottom"><xsl:value-of select="$page/@bottom"/></xsl:attribute>
	<xsl:attribute name="margin-left"><xsl:value-of select="$page/@outer"/></xsl:attribute>
	<xsl:attribute name="margin-right"><xsl:value-of select="$page/@outer"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="/*" mode="masters" priority="0">
	<fo:simple-page-master master-name="only" xsl:use-attribute-sets="sheet-paper">
		<fo:region-body/>
	</fo:simple-page-master>
	<fo:simple-page-master master-name="one-of-many" xsl:use-attribute-sets="sheet-paper">
		<fo:region-body margin-bottom="{$page/@foot}"/>
		<fo:region-after extent="{$page/@foot}" display-align="after"/>
	</fo:simple-page-master>
	<fo:page-sequence-master master-name="sheet">
		<fo:repeatable-page-master-alternatives>
			<fo:conditional-page-master-reference master-reference="only" page-position="only"/>
			<fo:conditional-page-master-reference master-reference="one-of-many"/>
		</fo:repeatable-page-master-alternatives>
	</fo:page-sequence-master>
</xsl:template>

<xsl:template match="/*" mode="pages" priority="0">
	<fo:page-sequence id="document" master-reference="sheet" writing-mode="{$writing-mode}">
		<fo:static-content flow-name="xsl-region-after">
			<xsl:call-template name="foot-line"/>
		</fo:static-content>
		<fo:flow flow-name="xsl-region-body">
			<xsl:apply-templates select="." mode="flow"/>
		</fo:flow>
	</fo:page-sequence>
</xsl:template>

<!-- A leader that takes what is left of its line, of one em where that is little. -->
<xsl:attribute-set name="filling">
	<xsl:attribute name="leader-length.minimum">1em</xsl:attribute>
	<xsl:attribute name="leader-length.optimum">1em</xsl:attribute>
	<xsl:attribute name="leader-length.maximum">100%</xsl:attribute>
</xsl:attribute-set>

<!-- What stands at the start and the end of a line -->
<xsl:template name="ends">
	<xsl:param name="start"/>
	<xsl:param name="end"/>
	<fo:block text-align-last="justify" xsl:use-attribute-sets="tiny">
		<xsl:copy-of select="$start"/>
		<xsl:text> </xsl:text>
		<fo:leader leader-pattern="space" xsl:use-attribute-sets="filling"/>
		<xsl:text> </xsl:text>
		<xsl:copy-of select="$end"/>
	</fo:block>
</xsl:template>

<xsl:template name="foot-line">
	<xsl:call-template name="ends">
		<xsl:with-param name="start"><xsl:value-of select="normalize-space(/*/c:title)"/></xsl:with-param>
		<xsl:with-param name="end"><xsl:call-template name="page-of"/></xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!-- Of a pack whose parts are counted each by itself. -->
<xsl:param name="numbering"/>

<!-- Page x of y; where y is only that of a part, x alone -->
<xsl:template name="page-of">
	<xsl:choose>
		<xsl:when test="$numbering = 'part'"><fo:page-number/></xsl:when>
		<xsl:otherwise><xsl:call-template name="page-of-all"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="page-of-all">
	<xsl:call-template name="string-around">
		<xsl:with-param name="string" select="pf:string('page-of', '&#xE000;', '&#xE001;')"/>
		<xsl:with-param name="inside"><fo:page-number/></xsl:with-param>
		<xsl:with-param name="second"><fo:page-number-citation-last ref-id="document"/></xsl:with-param>
	</xsl:call-template>
</xsl:template>

</xsl:stylesheet>
