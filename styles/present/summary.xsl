<?xml version="1.0" encoding="UTF-8"?>
<!--
  Answers before and after, summed up → a page with a row for each question: two bars, and the
  numbers beside them, which say the same to the ear.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:pa="urn:printark:at"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<xsl:include href="shared/theme.xsl"/>
<xsl:include href="shared/at.xsl"/>
<xsl:include href="shared/pages.xsl"/>
<xsl:include href="shared/headings.xsl"/>
<xsl:include href="shared/blocks.xsl"/>
<xsl:include href="shared/inline.xsl"/>
<xsl:include href="shared/lists.xsl"/>
<xsl:include href="shared/tables.xsl"/>
<xsl:include href="shared/forms.xsl"/>
<xsl:include href="shared/cards.xsl"/>
<xsl:include href="shared/symbols.xsl"/>

<xsl:variable name="sums" select="document('themes/drawings.xml')/drawings/sums"/>

<xsl:template match="/summary">
	<fo:root xml:lang="{$lang}" pa:lang="{$lang}" pa:title="{pf:string('summary-title')}"
		xsl:use-attribute-sets="text">
		<fo:layout-master-set>
			<xsl:apply-templates select="." mode="masters"/>
		</fo:layout-master-set>
		<xsl:apply-templates select="." mode="pages"/>
	</fo:root>
</xsl:template>

<xsl:template match="/summary" mode="flow">
	<fo:block role="Div" xsl:use-attribute-sets="band">
		<fo:block role="H1" xsl:use-attribute-sets="heading title">
			<xsl:value-of select="pf:string('summary-title')"/>
		</fo:block>
	</fo:block>
	<fo:block xsl:use-attribute-sets="space">
		<xsl:value-of select="concat(pf:string('summary-how'), ' ', pf:string('summary-few', string(@few)))"/>
	</fo:block>
	<xsl:apply-templates select="form"/>
</xsl:template>

<xsl:template match="form">
	<fo:block role="H2" xsl:use-attribute-sets="heading-one">
		<xsl:call-template name="own-words"/>
		<xsl:value-of select="@title"/>
	</fo:block>
	<fo:block keep-with-next.within-page="always">
		<xsl:value-of select="pf:string('summary-forms', string(@before), string(@after))"/>
	</fo:block>
	<fo:table space-before="{$space-best}" xsl:use-attribute-sets="sum-table">
		<fo:table-column column-width="proportional-column-width({$sums/@question})"/>
		<fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="2"/>
		<fo:table-header background-color="{$colour/@band}" xsl:use-attribute-sets="cells">
			<fo:table-row>
				<xsl:call-template name="sum-head">
					<xsl:with-param name="word" select="pf:string('summary-question')"/>
				</xsl:call-template>
				<xsl:call-template name="sum-head">
					<xsl:with-param name="word" select="pf:string('summary-before')"/>
				</xsl:call-template>
				<xsl:call-template name="sum-head">
					<xsl:with-param name="word" select="pf:string('summary-after')"/>
				</xsl:call-template>
			</fo:table-row>
		</fo:table-header>
		<fo:table-body xsl:use-attribute-sets="cells">
			<xsl:apply-templates select="question"/>
		</fo:table-body>
	</fo:table>
</xsl:template>

<!-- A long list of questions is no reason to begin a page. -->
<xsl:attribute-set name="sum-table" use-attribute-sets="table">
	<xsl:attribute name="keep-together.within-page">auto</xsl:attribute>
</xsl:attribute-set>

<!-- The forms' words are in the forms' language. -->
<xsl:template name="own-words">
	<xsl:if test="@lang != '' and @lang != $lang">
		<xsl:attribute name="xml:lang"><xsl:value-of select="@lang"/></xsl:attribute>
	</xsl:if>
</xsl:template>

<xsl:template name="sum-head">
	<xsl:param name="word"/>
	<fo:table-cell xsl:use-attribute-sets="head-cell">
		<fo:block><xsl:value-of select="$word"/></fo:block>
	</fo:table-cell>
</xsl:template>

<xsl:template match="question">
	<fo:table-row keep-together.within-page="always">
		<fo:table-cell xsl:use-attribute-sets="cell">
			<fo:block font-weight="bold">
				<xsl:call-template name="own-words"/>
				<xsl:value-of select="@label"/>
			</fo:block>
			<!-- Isolates (UAX #9) keep words of another direction between the numbers. -->
			<fo:block xsl:use-attribute-sets="small">
				<xsl:call-template name="own-words"/>
				<xsl:value-of select="concat('1 = &#x2068;', @first, '&#x2069; – ', @places, ' = &#x2068;', @last, '&#x2069;')"/>
			</fo:block>
		</fo:table-cell>
		<xsl:apply-templates select="mean"/>
	</fo:table-row>
</xsl:template>

<xsl:template match="mean">
	<fo:table-cell xsl:use-attribute-sets="cell">
		<fo:block>–</fo:block>
	</fo:table-cell>
</xsl:template>

<!-- Before is pale, after is dark, so that the two are told apart without colour. -->
<xsl:template match="mean[@value]">
	<fo:table-cell xsl:use-attribute-sets="cell">
		<fo:block font-weight="bold">
			<xsl:value-of select="pf:number(string(@value))"/>
		</fo:block>
		<fo:block role="artifact" line-height="{$sums/@bar}" border="{$rule}" margin="0pt">
			<fo:leader leader-pattern="rule" leader-length="{@share}%" rule-thickness="{$sums/@bar}">
				<xsl:attribute name="color">
					<xsl:choose>
						<xsl:when test="@of = 'before'"><xsl:value-of select="$colour/@rule"/></xsl:when>
						<xsl:otherwise><xsl:value-of select="$colour/@accent"/></xsl:otherwise>
					</xsl:choose>
				</xsl:attribute>
			</fo:leader>
		</fo:block>
		<fo:block xsl:use-attribute-sets="small">
			<xsl:value-of select="pf:string('summary-answers', string(@n))"/>
		</fo:block>
	</fo:table-cell>
</xsl:template>

</xsl:stylesheet>
