<?xml version="1.0" encoding="UTF-8"?>
<!--
  A pack → one book of all its parts: what stands before, between and after
  them, and at the edges of their pages.

  Each part comes with its adapted text, its page masters and its bookmarks; its
  pages are put where <pa:part n=""/> stands, with the attributes and static
  contents that this has.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:pa="urn:printark:at"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<xsl:include href="shared/theme.xsl"/>
<xsl:include href="shared/at.xsl"/>
<xsl:include href="shared/headings.xsl"/>
<xsl:include href="shared/inline.xsl"/>
<xsl:include href="shared/pages.xsl"/>
<xsl:include href="shared/lists.xsl"/>
<xsl:include href="shared/symbols.xsl"/>
<xsl:include href="shared/bound.xsl"/>
<xsl:include href="shared/edges.xsl"/>

<xsl:variable name="front">
	<xsl:choose>
		<xsl:when test="/c:pack/@front"><xsl:value-of select="/c:pack/@front"/></xsl:when>
		<xsl:otherwise>full</xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<!-- The whole is one wrapper, so that its last page can be named -->

<xsl:template match="/c:pack" mode="pages">
	<fo:page-sequence-wrapper id="document">
		<xsl:choose>
			<xsl:when test="$front = 'full'"><xsl:call-template name="front-full"/></xsl:when>
			<xsl:when test="$front = 'short'"><xsl:call-template name="front-short"/></xsl:when>
		</xsl:choose>
		<xsl:apply-templates select="c:part|c:chapter"/>
		<xsl:if test="$front = 'full'"><xsl:call-template name="back"/></xsl:if>
	</fo:page-sequence-wrapper>
</xsl:template>

<xsl:template match="c:chapter">
	<fo:page-sequence-wrapper role="Part">
		<xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
		<xsl:if test="$front = 'full'"><xsl:call-template name="chapter-page"/></xsl:if>
		<xsl:apply-templates select="c:part|c:chapter"/>
	</fo:page-sequence-wrapper>
</xsl:template>

<xsl:template match="c:part">
	<fo:page-sequence-wrapper role="Part">
		<xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute>
		<pa:part n="{@n}" format="1">
			<xsl:call-template name="begin"/>
			<xsl:call-template name="edges"/>
		</pa:part>
	</fo:page-sequence-wrapper>
</xsl:template>

<!-- Where it begins: the first after the roman pages counts from 1. -->
<xsl:template name="begin">
	<xsl:choose>
		<xsl:when test="$front = 'full' and not(preceding::c:part or ancestor::c:chapter) or
			/c:pack/@numbering = 'part' and (parent::c:pack or parent::c:chapter[parent::c:pack] and
			$front != 'full' and not(preceding-sibling::c:part or preceding-sibling::c:chapter))">
			<xsl:attribute name="initial-page-number">1</xsl:attribute>
		</xsl:when>
		<xsl:when test="@start = 'right'">
			<xsl:attribute name="initial-page-number">auto-odd</xsl:attribute>
		</xsl:when>
	</xsl:choose>
</xsl:template>

<!-- Title pages -->

<xsl:attribute-set name="band-title" use-attribute-sets="heading">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@cover, 'pt')"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="band-text" use-attribute-sets="space-large">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@two, 'pt')"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="title-block">
	<xsl:attribute name="background-color"><xsl:value-of select="$colour/@band"/></xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$page/@cover-padding"/></xsl:attribute>
	<xsl:attribute name="margin-left">0pt</xsl:attribute>
	<xsl:attribute name="margin-right">0pt</xsl:attribute>
	<xsl:attribute name="fox:border-radius"><xsl:value-of select="$page/@cover-radius"/></xsl:attribute>
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="front-full">
	<fo:page-sequence master-reference="pack-front" format="i" writing-mode="{$writing-mode}">
		<xsl:call-template name="own-edges"/>
		<fo:flow flow-name="xsl-region-body">
			<fo:block space-before="{$page/@cover-drop}" space-before.conditionality="retain"
				xsl:use-attribute-sets="title-block">
				<xsl:call-template name="symbol-block">
					<xsl:with-param name="name" select="'lup'"/>
					<xsl:with-param name="size" select="$picture/@large"/>
					<xsl:with-param name="says" select="false()"/>
				</xsl:call-template>
				<fo:block role="H1" xsl:use-attribute-sets="band-title space-large">
					<xsl:apply-templates select="c:title/node()"/>
				</fo:block>
				<xsl:apply-templates select="c:subtitle|c:summary|c:dateline" mode="band"/>
			</fo:block>
			<fo:block break-before="page"><xsl:call-template name="contents"/></fo:block>
			<xsl:call-template name="lists"/>
		</fo:flow>
	</fo:page-sequence>
</xsl:template>

<xsl:template match="c:subtitle|c:summary" mode="band">
	<fo:block xsl:use-attribute-sets="band-text">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- When and where: lines that stand together -->
<xsl:attribute-set name="band-line">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@two, 'pt')"/></xsl:attribute>
	<xsl:attribute name="font-weight">bold</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:dateline" mode="band">
	<fo:block xsl:use-attribute-sets="band-line">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- A small pack says on one page what is in it. -->
<xsl:template name="front-short">
	<fo:page-sequence master-reference="pack-page" writing-mode="{$writing-mode}">
		<xsl:call-template name="own-edges"/>
		<fo:flow flow-name="xsl-region-body">
			<xsl:call-template name="title-band"/>
			<xsl:apply-templates select="c:summary" mode="band"/>
			<xsl:apply-templates select="c:dateline" mode="band"/>
			<xsl:call-template name="contents"/>
			<xsl:call-template name="colophon"/>
		</fo:flow>
	</fo:page-sequence>
</xsl:template>

<xsl:template name="chapter-page">
	<fo:page-sequence master-reference="pack-chapter" format="1" writing-mode="{$writing-mode}">
		<xsl:call-template name="begin"/>
		<xsl:call-template name="edges"/>
		<fo:flow flow-name="xsl-region-body">
			<fo:block space-before="{$page/@cover-drop}" space-before.conditionality="retain"
				xsl:use-attribute-sets="title-block">
				<fo:block role="H{2 + count(ancestor::c:chapter)}" xsl:use-attribute-sets="band-title">
					<xsl:call-template name="line"/>
					<xsl:apply-templates select="c:title/node()"/>
				</fo:block>
				<xsl:apply-templates select="c:subtitle" mode="band"/>
			</fo:block>
			<fo:block role="TOC" padding-before="{$space-large-best}">
				<xsl:for-each select="c:part|c:chapter">
					<fo:block xsl:use-attribute-sets="entry"><xsl:apply-templates select="." mode="line"/></fo:block>
				</xsl:for-each>
			</fo:block>
		</fo:flow>
	</fo:page-sequence>
</xsl:template>

</xsl:stylesheet>
