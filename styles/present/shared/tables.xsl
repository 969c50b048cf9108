<?xml version="1.0" encoding="UTF-8"?>
<!--
  Tables → tables with proportional columns, a head that is repeated on every
  page, and rows that do not divide.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	exclude-result-prefixes="c">

<xsl:attribute-set name="table">
	<xsl:attribute name="table-layout">fixed</xsl:attribute>
	<xsl:attribute name="width">100%</xsl:attribute>
	<xsl:attribute name="border-collapse">collapse</xsl:attribute>
	<xsl:attribute name="border-top">
		<xsl:value-of select="concat($form/@border, ' solid ', $colour/@accent)"/>
	</xsl:attribute>
	<xsl:attribute name="keep-together.within-page">300</xsl:attribute>
</xsl:attribute-set>

<!-- Cells inherit it, and begin at their own edges. -->
<xsl:attribute-set name="cells">
	<xsl:attribute name="text-align">start</xsl:attribute>
	<xsl:attribute name="start-indent">0pt</xsl:attribute>
	<xsl:attribute name="end-indent">0pt</xsl:attribute>
</xsl:attribute-set>

<xsl:variable name="cell-padding" select="concat($space/@small, 'pt ', 2 * $space/@small, 'pt')"/>

<xsl:attribute-set name="cell">
	<xsl:attribute name="padding"><xsl:value-of select="$cell-padding"/></xsl:attribute>
	<xsl:attribute name="border-bottom"><xsl:value-of select="$rule"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="open-cell">
	<xsl:attribute name="border-start-style">
		<xsl:choose>
			<xsl:when test="preceding-sibling::*">solid</xsl:when>
			<xsl:otherwise>none</xsl:otherwise>
		</xsl:choose>
	</xsl:attribute>
	<xsl:attribute name="border-start-width"><xsl:value-of select="$form/@border"/></xsl:attribute>
	<xsl:attribute name="border-start-color"><xsl:value-of select="$colour/@rule"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="head-cell" use-attribute-sets="cell">
	<xsl:attribute name="font-weight">bold</xsl:attribute>
	<xsl:attribute name="color"><xsl:value-of select="$colour/@accent"/></xsl:attribute>
	<xsl:attribute name="role">TH</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:table" name="table">
	<fo:block space-after="{$space-large-least}" xsl:use-attribute-sets="space-large">
		<xsl:apply-templates select="c:title" mode="caption"/>
		<fo:table xsl:use-attribute-sets="table">
			<xsl:call-template name="at"/>
			<xsl:call-template name="columns"/>
			<xsl:apply-templates select="c:thead|c:tbody"/>
		</fo:table>
	</fo:block>
</xsl:template>

<xsl:template match="c:table/c:title" mode="caption">
	<fo:block xsl:use-attribute-sets="label">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- Columns that nobody gave a share to have the same. -->
<xsl:template name="columns">
	<xsl:choose>
		<xsl:when test="c:col">
			<xsl:apply-templates select="c:col"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:for-each select="*[c:tr][1]/c:tr[1]/*">
				<fo:table-column column-width="proportional-column-width(1)">
					<xsl:if test="@colspan">
						<xsl:attribute name="number-columns-repeated"><xsl:value-of select="@colspan"/></xsl:attribute>
					</xsl:if>
				</fo:table-column>
			</xsl:for-each>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="c:col">
	<fo:table-column column-width="proportional-column-width({@width})"/>
</xsl:template>

<xsl:template match="c:col[not(@width)]">
	<fo:table-column column-width="proportional-column-width(1)"/>
</xsl:template>

<xsl:template match="c:thead">
	<fo:table-header background-color="{$colour/@band}" xsl:use-attribute-sets="cells">
		<xsl:apply-templates/>
	</fo:table-header>
</xsl:template>

<xsl:template match="c:tbody">
	<fo:table-body xsl:use-attribute-sets="cells"><xsl:apply-templates/></fo:table-body>
</xsl:template>

<xsl:template match="c:tr">
	<fo:table-row keep-together.within-page="always">
		<xsl:call-template name="at"/>
		<xsl:call-template name="not-alone"/>
		<xsl:apply-templates/>
	</fo:table-row>
</xsl:template>

<xsl:template match="c:td">
	<fo:table-cell xsl:use-attribute-sets="cell">
		<xsl:call-template name="spans"/>
		<xsl:call-template name="text-or-blocks"/>
	</fo:table-cell>
</xsl:template>

<!-- To be written in, be it a name that heads its row. -->
<xsl:template match="c:td[not(node())]|c:tbody/c:tr/c:th[not(node())]">
	<fo:table-cell height="{$form/@line}" xsl:use-attribute-sets="cell open-cell">
		<xsl:call-template name="spans"/>
		<xsl:call-template name="fill">
			<xsl:with-param name="kind" select="'lines'"/>
		</xsl:call-template>
		<fo:block linefeed-treatment="preserve">
			<xsl:variable name="answer"><xsl:call-template name="answer"/></xsl:variable>
			<xsl:if test="$answer != ''">
				<xsl:call-template name="write">
					<xsl:with-param name="answer" select="$answer"/>
				</xsl:call-template>
			</xsl:if>
		</fo:block>
	</fo:table-cell>
</xsl:template>

<xsl:template match="c:th">
	<fo:table-cell xsl:use-attribute-sets="head-cell">
		<xsl:call-template name="spans"/>
		<xsl:call-template name="text-or-blocks"/>
	</fo:table-cell>
</xsl:template>

<!-- An empty corner heads nothing. -->
<xsl:template match="c:thead/c:tr/c:th[not(node())]">
	<fo:table-cell xsl:use-attribute-sets="cell">
		<xsl:call-template name="spans"/>
		<fo:block/>
	</fo:table-cell>
</xsl:template>

<xsl:template name="spans">
	<xsl:call-template name="line"/>
	<xsl:if test="@colspan">
		<xsl:attribute name="number-columns-spanned"><xsl:value-of select="@colspan"/></xsl:attribute>
	</xsl:if>
	<xsl:if test="@rowspan">
		<xsl:attribute name="number-rows-spanned"><xsl:value-of select="@rowspan"/></xsl:attribute>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
