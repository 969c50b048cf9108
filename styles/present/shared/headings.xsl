<?xml version="1.0" encoding="UTF-8"?>
<!--
  Titles → headings.  The material's title is H1 and a section's one level
  below what holds it, so that no level is ever left out.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:c="urn:printark:content"
	xmlns:str="http://exslt.org/strings"
	exclude-result-prefixes="c str">

<xsl:attribute-set name="heading" use-attribute-sets="with-next">
	<xsl:attribute name="font-weight">bold</xsl:attribute>
	<xsl:attribute name="color"><xsl:value-of select="$colour/@accent"/></xsl:attribute>
	<xsl:attribute name="line-height"><xsl:value-of select="$heading-leading"/></xsl:attribute>
	<xsl:attribute name="text-align">start</xsl:attribute>
	<xsl:attribute name="hyphenate">false</xsl:attribute>
	<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
</xsl:attribute-set>

<!-- Arabic letters reach too far up and down for a heading's tighter lines. -->
<xsl:variable name="heading-leading">
	<xsl:choose>
		<xsl:when test="$dir = 'rtl'"><xsl:value-of select="$heading/@arabic-leading"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$heading/@leading"/></xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:attribute-set name="title" use-attribute-sets="heading">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@title, 'pt')"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="heading-one" use-attribute-sets="heading space-large">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@one, 'pt')"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="heading-two" use-attribute-sets="heading space-large">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@two, 'pt')"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="heading-three" use-attribute-sets="heading space">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@three, 'pt')"/></xsl:attribute>
</xsl:attribute-set>

<!-- The number of a heading below the material's title -->
<xsl:template name="level">
	<xsl:value-of select="concat('H', count(ancestor::*[self::c:section or self::c:card or
		self::c:activity or self::c:tool]) + 1)"/>
</xsl:template>

<!-- A material's title on a band across the page, as sheets and agendas open -->

<xsl:attribute-set name="band" use-attribute-sets="box">
	<xsl:attribute name="background-color"><xsl:value-of select="$colour/@band"/></xsl:attribute>
	<xsl:attribute name="fox:border-radius"><xsl:value-of select="$form/@radius"/></xsl:attribute>
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="title-band">
	<fo:block xsl:use-attribute-sets="band">
		<xsl:apply-templates select="c:title" mode="heading"/>
		<xsl:apply-templates select="c:subtitle"/>
	</fo:block>
</xsl:template>

<xsl:template match="/*/c:title" mode="heading">
	<fo:block role="H1" xsl:use-attribute-sets="title">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:subtitle">
	<fo:block>
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- Titles of sections, by how deep they stand -->

<xsl:template match="c:section/c:title" mode="heading">
	<xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
	<fo:block role="{$level}" xsl:use-attribute-sets="heading-one">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:section/c:section/c:title" mode="heading">
	<xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
	<fo:block role="{$level}" xsl:use-attribute-sets="heading-two">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:section/c:section/c:section/c:title|c:card/c:title|c:activity/c:title|c:tool/c:title"
	mode="heading">
	<xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
	<fo:block role="{$level}" xsl:use-attribute-sets="heading-three">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!--
  Words of long languages in a narrow place are set smaller, so that the longest
  fits; `normal` in pt, `room` in mm.  Bold letters are that much wider.  Where a theme sets
  letters apart, all the words are to fit into so many `lines`, too.
-->
<xsl:variable name="bold" select="1.18"/>

<xsl:template name="fitting-words">
	<xsl:param name="words" select="."/>
	<xsl:param name="room"/>
	<xsl:param name="normal" select="$size"/>
	<xsl:param name="weight" select="1"/>
	<xsl:param name="lines" select="0"/>
	<xsl:variable name="longest-word">
		<xsl:for-each select="str:tokenize($words)">
			<xsl:sort select="string-length()" data-type="number" order="descending"/>
			<xsl:if test="position() = 1"><xsl:value-of select="string-length()"/></xsl:if>
		</xsl:for-each>
	</xsl:variable>
	<xsl:variable name="line" select="string-length(normalize-space($words)) div $lines * 1.15"/>
	<xsl:variable name="longest">
		<xsl:choose>
			<xsl:when test="$lines and $type/@letters and $line &gt; $longest-word"><xsl:value-of select="$line"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$longest-word"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="fitting" select="$room div 0.3528 div ($longest * $type/@wide * $weight)"/>
	<xsl:if test="$fitting &lt; $normal">
		<xsl:attribute name="font-size">
			<xsl:value-of select="concat('max(', format-number($fitting, '0.##'), 'pt, ', $size * $heading/@tiny, 'pt)')"/>
		</xsl:attribute>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
