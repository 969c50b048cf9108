<?xml version="1.0" encoding="UTF-8"?>
<!-- A theme for A4 → the same for other paper, by the factors of themes/papers.xml. -->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:exsl="http://exslt.org/common"
	xmlns:math="http://exslt.org/math"
	exclude-result-prefixes="exsl math">

<xsl:param name="paper"/>

<!-- Nothing for A4: then nobody pays for reading it, nor for a copy of a theme.  Cards are as large as
  they are on any paper. -->
<xsl:variable name="paper-row">
	<xsl:if test="$paper != '' and not(/*/@kind = 'cards')"><xsl:copy-of select="document('../themes/papers.xml')/papers/paper[@name = $paper]"/></xsl:if>
</xsl:variable>
<xsl:variable name="sheet-of-paper" select="exsl:node-set($paper-row)/paper"/>

<xsl:template match="*" mode="on-paper">
	<xsl:param name="by" select="$sheet-of-paper/@pictures"/>
	<xsl:copy>
		<xsl:apply-templates select="@*|*" mode="on-paper">
			<xsl:with-param name="by" select="$by"/>
		</xsl:apply-templates>
	</xsl:copy>
</xsl:template>

<!-- What is said in mm; ratios, colours and names stay. -->
<xsl:template match="@*" mode="on-paper">
	<xsl:param name="by"/>
	<xsl:attribute name="{name()}">
		<xsl:choose>
			<xsl:when test="substring(., string-length(.) - 1) = 'mm'">
				<xsl:value-of select="concat(substring-before(., 'mm') * $by, 'mm')"/>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
		</xsl:choose>
	</xsl:attribute>
</xsl:template>

<xsl:template match="wheel/@size|wheel/@poster|badges/@size|tab/@height|tab/@top|tab/@reach" mode="on-paper">
	<xsl:param name="by"/>
	<xsl:attribute name="{name()}"><xsl:value-of select=". * $by"/></xsl:attribute>
</xsl:template>

<xsl:template match="page" mode="on-paper">
	<xsl:copy>
		<xsl:apply-templates select="@*" mode="on-paper">
			<xsl:with-param name="by" select="$sheet-of-paper/@margins"/>
		</xsl:apply-templates>
		<xsl:copy-of select="$sheet-of-paper/@width|$sheet-of-paper/@height"/>
	</xsl:copy>
</xsl:template>

<!-- An address is as large as its window, the words of a tab as that. -->
<xsl:template match="window/@size|window/@return-size|tab/@size" mode="on-paper">
	<xsl:param name="by"/>
	<xsl:attribute name="{name()}"><xsl:value-of select="concat(substring-before(., 'pt') * $by, 'pt')"/></xsl:attribute>
</xsl:template>

<!-- A guide may take more pages, and is read for long; a poster's words stand in its drawing; all
  else is to stay on as many pages. -->
<xsl:variable name="type-on-paper">
	<xsl:choose>
		<xsl:when test="/*[local-name() = 'guide']"><xsl:value-of select="$sheet-of-paper/@running"/></xsl:when>
		<xsl:when test="/*[local-name() = 'sheet']/@kind"><xsl:value-of select="$sheet-of-paper/@pictures"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$sheet-of-paper/@type"/></xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:template match="type/@size" mode="on-paper">
	<xsl:attribute name="size"><xsl:value-of select=". * $type-on-paper"/></xsl:attribute>
</xsl:template>

<xsl:template match="space/@small|space/@normal|space/@large" mode="on-paper">
	<xsl:attribute name="{name()}"><xsl:value-of select=". * $sheet-of-paper/@space"/></xsl:attribute>
</xsl:template>

<!-- A column of words is as wide as its words are large, which may not be smaller than a theme's least. -->
<xsl:template match="form/@time" mode="on-paper">
	<xsl:variable name="words" select="../../type"/>
	<xsl:variable name="was" select="math:max($words/@size|$words/@least)"/>
	<xsl:variable name="smaller" select="$words/@size * $type-on-paper"/>
	<xsl:attribute name="time">
		<xsl:choose>
			<xsl:when test="$words/@least &gt; $smaller">
				<xsl:value-of select="concat(substring-before(., 'mm') * $words/@least div $was, 'mm')"/>
			</xsl:when>
			<xsl:otherwise><xsl:value-of select="concat(substring-before(., 'mm') * $smaller div $was, 'mm')"/></xsl:otherwise>
		</xsl:choose>
	</xsl:attribute>
</xsl:template>

</xsl:stylesheet>
