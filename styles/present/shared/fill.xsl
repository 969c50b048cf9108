<?xml version="1.0" encoding="UTF-8"?>
<!--
  What is filled in on a screen (with forms=fill) → attributes pa:field… of the object that one
  writes in or ticks.  On paper the same objects are rules and boxes, and nothing is added.

  A field's name is material:element; the element's own has been found while profiling.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:pa="urn:printark:at"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pa pf">

<xsl:param name="forms"/>
<xsl:param name="id"/>
<xsl:param name="answers"/>
<xsl:variable name="fills" select="$forms = 'fill'"/>

<xsl:template name="fill">
	<xsl:param name="kind" select="'text'"/>
	<xsl:param name="name"><xsl:apply-templates select="." mode="field-name"/></xsl:param>
	<xsl:param name="tip"><xsl:apply-templates select="." mode="field-tip"/></xsl:param>
	<xsl:param name="value"/>
	<xsl:param name="option"/>
	<xsl:param name="of" select="."/>
	<xsl:if test="$fills">
		<xsl:attribute name="pa:field"><xsl:value-of select="$kind"/></xsl:attribute>
		<xsl:attribute name="pa:field-name"><xsl:value-of select="concat($id, ':', $name)"/></xsl:attribute>
		<xsl:attribute name="pa:field-tip"><xsl:value-of select="normalize-space($tip)"/></xsl:attribute>
		<xsl:if test="$value != ''">
			<xsl:attribute name="pa:field-value"><xsl:value-of select="$value"/></xsl:attribute>
		</xsl:if>
		<xsl:if test="$option != ''">
			<xsl:attribute name="pa:field-option"><xsl:value-of select="normalize-space($option)"/></xsl:attribute>
		</xsl:if>
		<xsl:if test="$of/@required = 'yes'">
			<xsl:attribute name="pa:field-required">true</xsl:attribute>
		</xsl:if>
		<xsl:if test="$of/@length">
			<xsl:attribute name="pa:field-length"><xsl:value-of select="$of/@length"/></xsl:attribute>
		</xsl:if>
	</xsl:if>
</xsl:template>

<!-- Names, as profiling gave them (adapt/profile.xsl) -->

<xsl:template match="*" mode="field-name"><xsl:value-of select="@pa:field-name"/></xsl:template>

<xsl:template match="c:field" mode="field-name"><xsl:value-of select="@name"/></xsl:template>

<xsl:template match="c:option" mode="field-name">
	<xsl:value-of select="concat(../@pa:field-name, '-', @pa:field-value)"/>
</xsl:template>

<!-- What was filled in before, with answers=yes, to be written on paper; mostly nothing -->

<xsl:template name="answer">
	<xsl:param name="name"><xsl:apply-templates select="." mode="field-name"/></xsl:param>
	<xsl:if test="$answers = 'yes'"><xsl:value-of select="pf:answer(concat($id, ':', $name))"/></xsl:if>
</xsl:template>

<!-- An answer may run against the sheet's direction (UAX #9: isolates). -->
<xsl:template name="write">
	<xsl:param name="answer"/>
	<fo:inline font-weight="normal"><xsl:value-of select="concat('&#x2068;', $answer, '&#x2069;')"/></fo:inline>
</xsl:template>

<xsl:attribute-set name="written" use-attribute-sets="space-small panel">
	<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
	<xsl:attribute name="linefeed-treatment">preserve</xsl:attribute>
</xsl:attribute-set>

<!-- An option or a place of a scale: yes, if it was the answer. -->
<xsl:template name="is-chosen">
	<xsl:param name="value" select="@pa:field-value"/>
	<xsl:variable name="question">
		<xsl:for-each select="self::c:scale|self::c:option/..">
			<xsl:call-template name="answer"/>
		</xsl:for-each>
	</xsl:variable>
	<xsl:variable name="own">
		<xsl:if test="self::c:option"><xsl:call-template name="answer"/></xsl:if>
	</xsl:variable>
	<xsl:if test="$question != '' and $question = $value or $own = 'yes'">yes</xsl:if>
</xsl:template>

<!-- In a cell that can be ringed: the ring. -->
<xsl:template name="ring">
	<xsl:param name="chosen"/>
	<xsl:if test="$chosen = 'yes'">
		<xsl:attribute name="border"><xsl:value-of select="concat('2.5pt solid ', $colour/@ink)"/></xsl:attribute>
	</xsl:if>
</xsl:template>

<!-- Tool tips, which a screen reader says: what is asked, else under which heading it stands. -->

<xsl:template match="*" mode="field-tip">
	<xsl:value-of select="ancestor::*[c:title][1]/c:title[1]"/>
</xsl:template>

<xsl:template match="*[normalize-space(c:title) != '']" mode="field-tip" priority="1">
	<xsl:value-of select="c:title[1]"/>
</xsl:template>

<xsl:template match="c:lines[normalize-space() != '']|c:field[normalize-space() != '']|c:question[normalize-space() != '']"
	mode="field-tip" priority="2">
	<xsl:value-of select="."/>
</xsl:template>

<xsl:template match="c:option" mode="field-tip" priority="2">
	<xsl:apply-templates select=".." mode="field-tip"/>
	<xsl:if test="normalize-space() != ''">
		<xsl:value-of select="concat(': ', normalize-space())"/>
	</xsl:if>
</xsl:template>

<!-- A row's heading and its column's; a heading may reach down from a row above. -->
<xsl:template match="c:td|c:th" mode="field-tip" priority="2">
	<xsl:variable name="after" select="count(following-sibling::*)"/>
	<xsl:variable name="row" select="(../c:th|../preceding-sibling::c:tr[c:th][1]/c:th)[last()]"/>
	<xsl:variable name="column" select="ancestor::c:table[1]/c:thead/c:tr[last()]/c:th[last() - $after]"/>
	<xsl:value-of select="$row"/>
	<xsl:if test="normalize-space($row) != '' and normalize-space($column) != ''">: </xsl:if>
	<xsl:value-of select="$column"/>
</xsl:template>

<!-- A choice of one is a question with buttons; of several, a box for each -->

<xsl:template name="fill-option">
	<xsl:choose>
		<xsl:when test="../@multiple = 'yes'">
			<xsl:call-template name="fill">
				<xsl:with-param name="kind" select="'check'"/>
				<xsl:with-param name="value" select="'yes'"/>
				<xsl:with-param name="of" select=".."/>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise>
			<xsl:call-template name="fill">
				<xsl:with-param name="kind" select="'radio'"/>
				<xsl:with-param name="name"><xsl:apply-templates select=".." mode="field-name"/></xsl:with-param>
				<xsl:with-param name="tip"><xsl:apply-templates select=".." mode="field-tip"/></xsl:with-param>
				<xsl:with-param name="value"><xsl:value-of select="@pa:field-value"/></xsl:with-param>
				<xsl:with-param name="option">
					<xsl:choose>
						<xsl:when test="normalize-space() != ''"><xsl:value-of select="."/></xsl:when>
						<xsl:when test="@symbol"><xsl:value-of select="pf:symbol-alt(string(@symbol))"/></xsl:when>
					</xsl:choose>
				</xsl:with-param>
				<xsl:with-param name="of" select=".."/>
			</xsl:call-template>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- An option of one's own is written, too. -->
<xsl:template name="fill-own-option">
	<xsl:call-template name="fill">
		<xsl:with-param name="name">
			<xsl:apply-templates select="." mode="field-name"/>
			<xsl:text>-text</xsl:text>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!-- A place on a scale, said by its picture or number, and at the ends by what they mean -->
<xsl:template name="fill-place">
	<xsl:param name="place"/>
	<xsl:param name="last"/>
	<xsl:param name="symbol"/>
	<xsl:call-template name="fill">
		<xsl:with-param name="kind" select="'radio'"/>
		<xsl:with-param name="value" select="$place"/>
		<xsl:with-param name="option">
			<xsl:value-of select="$place"/>
			<xsl:if test="$symbol != ''">
				<xsl:value-of select="concat(', ', pf:symbol-alt($symbol))"/>
			</xsl:if>
			<!-- Summing up finds the ends again by the dash. -->
			<xsl:if test="$place = 1"> – <xsl:value-of select="normalize-space(c:from)"/></xsl:if>
			<xsl:if test="$place = $last"> – <xsl:value-of select="normalize-space(c:to)"/></xsl:if>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!-- A frame to type several lines in: as high as the rules that it stands for -->

<xsl:attribute-set name="answer" use-attribute-sets="space-small panel">
	<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
	<xsl:attribute name="role">artifact</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="answer-frame">
	<xsl:param name="count"/>
	<fo:block-container xsl:use-attribute-sets="answer" height="{$count} * {$form/@line} - {$space-small-best}">
		<xsl:call-template name="fill">
			<xsl:with-param name="kind" select="'lines'"/>
		</xsl:call-template>
		<fo:block/>
	</fo:block-container>
</xsl:template>

</xsl:stylesheet>
