<?xml version="1.0" encoding="UTF-8"?>
<!--
  Content for everyone → content for one reader and age group.

  An element stays when each of its profiling attributes either is absent or
  names what was asked for; nothing asked for (an empty parameter) keeps all.
  The attributes themselves fall away, and so do lists, rows and tables that
  profiling or an empty merged value has left without anything in them.

  What is filled in on a screen, or was, is named here, where all of it is still there: by the id that
  the author gave, else by its place among its like.  So a name means one question, whoever
  is asked, and the answers of all ages fit into one table.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:printark:content"
	xmlns:exsl="http://exslt.org/common"
	xmlns:pa="urn:printark:at"
	exclude-result-prefixes="c exsl">

<xsl:output method="xml" indent="no"/>
<xsl:strip-space elements="c:guide c:sheet c:letter c:agenda c:section c:imprint
	c:address c:signature c:ul c:ol c:materials c:table c:thead c:tbody c:tr
	c:figure c:activity c:step c:tool c:callout c:choice c:scale"/>

<xsl:param name="ages"/>
<xsl:param name="reader"/>
<xsl:param name="setting"/>
<xsl:param name="lang"/>
<xsl:param name="forms"/>
<xsl:param name="answers"/>

<!-- The root's lists name the versions that exist; they are no profile. -->
<xsl:template match="/*">
	<xsl:call-template name="keep"/>
</xsl:template>

<xsl:template match="*">
	<xsl:if test="(not(@ages) or $ages = '' or
			contains(concat(' ', @ages, ' '), concat(' ', $ages, ' '))) and
		(not(@reader) or $reader = '' or
			contains(concat(' ', @reader, ' '), concat(' ', $reader, ' '))) and
		(not(@setting) or $setting = '' or
			contains(concat(' ', @setting, ' '), concat(' ', $setting, ' '))) and
		(not(@lang) or self::c:span or $lang = '' or
			contains(concat(' ', @lang, ' '), concat(' ', $lang, ' ')))">
		<xsl:apply-templates select="." mode="fitting"/>
	</xsl:if>
</xsl:template>

<xsl:template match="@*|text()">
	<xsl:copy/>
</xsl:template>

<!-- libxslt takes @lang for xml:lang too, unless the namespace is asked for. -->
<xsl:template match="@ages|@reader|@setting|*[not(self::c:span)]/@lang[namespace-uri() = '']"/>
<xsl:template match="comment()|processing-instruction()"/>

<!-- What fits is kept as it is -->

<xsl:template match="*" mode="fitting" name="keep">
	<xsl:copy>
		<xsl:apply-templates select="@*"/>
		<xsl:call-template name="name-field"/>
		<xsl:apply-templates/>
	</xsl:copy>
</xsl:template>

<!-- … unless it holds other things and none of them fits. -->
<xsl:template match="c:ul|c:ol|c:materials|c:choice|c:tbody|c:thead|c:address|c:signature"
	mode="fitting">
	<xsl:variable name="kept">
		<xsl:apply-templates/>
	</xsl:variable>
	<xsl:if test="exsl:node-set($kept)/*[not(self::c:title)]">
		<xsl:copy>
			<xsl:apply-templates select="@*"/>
			<xsl:call-template name="name-field"/>
			<xsl:copy-of select="$kept"/>
		</xsl:copy>
	</xsl:if>
</xsl:template>

<!--
  A paragraph or line that a merged value left empty is dropped.  Cells stay:
  an empty one is there to be written in.
-->
<xsl:template match="c:p|c:line|c:li|c:dateline" mode="fitting">
	<xsl:variable name="kept">
		<xsl:apply-templates/>
	</xsl:variable>
	<xsl:if test="normalize-space($kept) or exsl:node-set($kept)//*[not(self::c:br)]">
		<xsl:copy>
			<xsl:apply-templates select="@*"/>
			<xsl:copy-of select="$kept"/>
		</xsl:copy>
	</xsl:if>
</xsl:template>

<!-- Names of what is filled in -->

<xsl:template name="name-field">
	<xsl:if test="$forms = 'fill' or $answers = 'yes'">
		<xsl:apply-templates select="." mode="name-field"/>
	</xsl:if>
</xsl:template>

<xsl:template match="*" mode="name-field"/>

<xsl:template match="c:lines|c:choice|c:scale|c:question|c:table|c:td|c:th" mode="name-field">
	<xsl:attribute name="pa:field-name"><xsl:apply-templates select="." mode="field-name"/></xsl:attribute>
</xsl:template>

<!-- An option is known by its id, else by its place. -->
<xsl:template match="c:option" mode="name-field">
	<xsl:attribute name="pa:field-value">
		<xsl:value-of select="@id"/>
		<xsl:if test="not(@id)"><xsl:value-of select="1 + count(preceding-sibling::c:option)"/></xsl:if>
	</xsl:attribute>
</xsl:template>

<xsl:template match="*" mode="field-name">
	<xsl:variable name="kind" select="local-name()"/>
	<xsl:value-of select="concat($kind, '-', 1 + count(preceding::*[local-name() = $kind and not(@id)]))"/>
</xsl:template>

<xsl:template match="*[@id]" mode="field-name"><xsl:value-of select="@id"/></xsl:template>

<!-- A cell by its table, row and column. -->
<xsl:template match="c:td|c:th" mode="field-name">
	<xsl:apply-templates select="ancestor::c:table[1]" mode="field-name"/>
	<xsl:value-of select="concat('-', 1 + count(../preceding-sibling::c:tr), '-', 1 + count(preceding-sibling::*))"/>
</xsl:template>

</xsl:stylesheet>
