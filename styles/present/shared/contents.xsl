<?xml version="1.0" encoding="UTF-8"?>
<!-- Sections → a table of contents with page numbers, and bookmarks three levels deep. -->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<!-- A section's own id, or the numbers on the way to it: the same at every run. -->
<xsl:template name="section-id">
	<xsl:choose>
		<xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
		<xsl:otherwise>
			<xsl:text>section-</xsl:text>
			<xsl:number count="c:section" level="multiple" format="1.1"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- Titles without their links and marks -->
<xsl:template match="*" mode="plain"><xsl:apply-templates mode="plain"/></xsl:template>
<xsl:template match="text()" mode="plain"><xsl:value-of select="."/></xsl:template>

<!-- Contents -->

<xsl:attribute-set name="contents-entry" use-attribute-sets="space-small">
	<xsl:attribute name="role">TOCI</xsl:attribute>
	<xsl:attribute name="text-align-last">justify</xsl:attribute>
	<xsl:attribute name="end-indent"><xsl:value-of select="$list/@indent"/></xsl:attribute>
	<xsl:attribute name="last-line-end-indent"><xsl:value-of select="concat('-', $list/@indent)"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="contents-first" use-attribute-sets="space-large">
	<xsl:attribute name="font-weight">bold</xsl:attribute>
	<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="contents">
	<fo:block xsl:use-attribute-sets="part-title">
		<fo:marker marker-class-name="part"><xsl:value-of select="pf:string('contents')"/></fo:marker>
		<xsl:value-of select="pf:string('contents')"/>
	</fo:block>
	<fo:block role="TOC">
		<xsl:apply-templates select="c:section[c:title]" mode="contents"/>
	</fo:block>
</xsl:template>

<xsl:template match="c:guide/c:section" mode="contents">
	<fo:block xsl:use-attribute-sets="contents-entry contents-first">
		<xsl:call-template name="entry"/>
	</fo:block>
	<xsl:apply-templates select="c:section[c:title]" mode="contents"/>
</xsl:template>

<xsl:template match="c:section/c:section" mode="contents">
	<fo:block start-indent="{$list/@indent}" xsl:use-attribute-sets="contents-entry">
		<xsl:call-template name="entry"/>
	</fo:block>
</xsl:template>

<xsl:template name="entry">
	<xsl:variable name="id"><xsl:call-template name="section-id"/></xsl:variable>
	<fo:inline role="Reference">
		<fo:basic-link internal-destination="{$id}">
			<xsl:call-template name="line"/>
			<xsl:call-template name="part-name"/>
			<xsl:text> </xsl:text>
			<fo:leader leader-pattern="dots" xsl:use-attribute-sets="filling"/>
			<xsl:text> </xsl:text>
			<fo:page-number-citation ref-id="{$id}"/>
		</fo:basic-link>
	</fo:inline>
</xsl:template>

<!-- Bookmarks -->

<xsl:template match="/c:guide" mode="bookmarks">
	<fo:bookmark-tree>
		<xsl:apply-templates select="c:section[c:title]" mode="bookmark"/>
	</fo:bookmark-tree>
</xsl:template>

<xsl:template match="c:section" mode="bookmark">
	<xsl:variable name="id"><xsl:call-template name="section-id"/></xsl:variable>
	<fo:bookmark internal-destination="{$id}">
		<xsl:if test="c:section/c:section"><xsl:attribute name="starting-state">hide</xsl:attribute></xsl:if>
		<fo:bookmark-title>
			<xsl:call-template name="part-name"/>
		</fo:bookmark-title>
		<xsl:if test="count(ancestor::c:section) &lt; 2">
			<xsl:apply-templates select="c:section[c:title]" mode="bookmark"/>
		</xsl:if>
	</fo:bookmark>
</xsl:template>

</xsl:stylesheet>
