<?xml version="1.0" encoding="UTF-8"?>
<!-- Running text → inlines.  Merged values are text by now. -->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<!-- The materials bound into the same pack, each between blanks. -->
<xsl:param name="pack"/>

<xsl:key name="target" match="c:*[@id]" use="@id"/>

<xsl:attribute-set name="strong">
	<xsl:attribute name="font-weight">bold</xsl:attribute>
</xsl:attribute-set>

<!-- Arabic has no slanted letters, and children read no slanted ones. -->
<xsl:attribute-set name="em">
	<xsl:attribute name="font-weight">
		<xsl:choose>
			<xsl:when test="$type/@emphasis = 'bold' or $dir = 'rtl'">bold</xsl:when>
			<xsl:otherwise>normal</xsl:otherwise>
		</xsl:choose>
	</xsl:attribute>
	<xsl:attribute name="font-style">
		<xsl:choose>
			<xsl:when test="$type/@emphasis = 'bold' or $dir = 'rtl'">normal</xsl:when>
			<xsl:otherwise>italic</xsl:otherwise>
		</xsl:choose>
	</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="link">
	<xsl:attribute name="color"><xsl:value-of select="$colour/@accent"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:strong">
	<fo:inline xsl:use-attribute-sets="strong">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:inline>
</xsl:template>

<xsl:template match="c:em">
	<fo:inline xsl:use-attribute-sets="em">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:inline>
</xsl:template>

<xsl:template match="c:span[@dir]">
	<fo:bidi-override unicode-bidi="embed" direction="{@dir}">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:bidi-override>
</xsl:template>

<xsl:template match="c:span">
	<fo:inline>
		<xsl:call-template name="at"/>
		<xsl:if test="@lang"><xsl:attribute name="xml:lang"><xsl:value-of select="@lang"/></xsl:attribute></xsl:if>
		<xsl:apply-templates/>
	</fo:inline>
</xsl:template>

<xsl:template match="c:br">
	<fo:block/>
</xsl:template>

<xsl:template match="c:a">
	<fo:basic-link external-destination="url({@href})" xsl:use-attribute-sets="link">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
		<xsl:if test="not(node())"><xsl:value-of select="@href"/></xsl:if>
	</fo:basic-link>
</xsl:template>

<!--
  A reference to something in this document, or to another part of the pack, tells its page, one
  to a material elsewhere its kind.
-->

<xsl:template match="c:ref">
	<xsl:variable name="target" select="key('target', @to)"/>
	<xsl:choose>
		<xsl:when test="contains($pack, concat(' ', @to, ' '))">
			<xsl:call-template name="bound-reference"/>
		</xsl:when>
		<xsl:when test="$target[not(parent::c:*)] or not($target)">
			<xsl:call-template name="material-reference"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:call-template name="page-reference">
				<xsl:with-param name="target" select="$target[1]"/>
			</xsl:call-template>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="page-reference">
	<xsl:param name="target"/>
	<fo:basic-link internal-destination="{@to}" xsl:use-attribute-sets="link">
		<xsl:call-template name="line"/>
		<xsl:apply-templates/>
		<xsl:if test="not(node())"><xsl:apply-templates select="$target/c:title/node()"/></xsl:if>
		<xsl:text> (</xsl:text>
		<xsl:call-template name="string-around">
			<xsl:with-param name="string" select="pf:string('see-page', '&#xE000;')"/>
			<xsl:with-param name="inside"><fo:page-number-citation ref-id="{@to}"/></xsl:with-param>
		</xsl:call-template>
		<xsl:text>)</xsl:text>
	</fo:basic-link>
</xsl:template>

<xsl:template name="bound-reference">
	<fo:basic-link internal-destination="pack.{@to}" xsl:use-attribute-sets="link">
		<xsl:call-template name="line"/>
		<xsl:apply-templates/>
		<xsl:if test="not(node())"><xsl:value-of select="pf:title(@to)"/></xsl:if>
		<xsl:text> (</xsl:text>
		<xsl:call-template name="string-around">
			<xsl:with-param name="string" select="pf:string('see-page', '&#xE000;')"/>
			<xsl:with-param name="inside"><fo:page-number-citation ref-id="pack.{@to}"/></xsl:with-param>
		</xsl:call-template>
		<xsl:text>)</xsl:text>
	</fo:basic-link>
</xsl:template>

<xsl:template name="material-reference">
	<fo:basic-link external-destination="url({@to}.pdf)" xsl:use-attribute-sets="link">
		<xsl:call-template name="line"/>
		<xsl:apply-templates/>
		<xsl:if test="not(node())">
			<xsl:value-of select="concat(pf:string('print-sheet'), ' ', pf:string('quoted', pf:title(@to)))"/>
		</xsl:if>
	</fo:basic-link>
</xsl:template>

<!--
  A string of the language around what only the formatter knows: the caller has put
  U+E000 where it belongs, and U+E001 where a second one does.
-->
<xsl:template name="string-around">
	<xsl:param name="string"/>
	<xsl:param name="inside"/>
	<xsl:param name="second"/>
	<xsl:variable name="rest" select="substring-after($string, '&#xE000;')"/>
	<xsl:value-of select="substring-before($string, '&#xE000;')"/>
	<xsl:copy-of select="$inside"/>
	<xsl:choose>
		<xsl:when test="contains($rest, '&#xE001;')">
			<xsl:value-of select="substring-before($rest, '&#xE001;')"/>
			<xsl:copy-of select="$second"/>
			<xsl:value-of select="substring-after($rest, '&#xE001;')"/>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="$rest"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

</xsl:stylesheet>
