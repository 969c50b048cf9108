<?xml version="1.0" encoding="UTF-8"?>
<!--
  Activities → cards: a game with a strip of pictures, a mixed sheet, a
  conversation.  An activity that nobody recast is the leader's own.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<xsl:attribute-set name="card" use-attribute-sets="space-large panel together">
	<xsl:attribute name="role">Sect</xsl:attribute>
	<xsl:attribute name="space-after"><xsl:value-of select="$space-best"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:card|c:activity">
	<fo:block xsl:use-attribute-sets="card">
		<xsl:call-template name="at"/>
		<xsl:apply-templates select="." mode="head"/>
		<xsl:apply-templates select="c:goal|c:materials"/>
		<xsl:apply-templates select="." mode="steps"/>
		<xsl:apply-templates select="c:question|c:talk|c:strip|c:ol"/>
	</fo:block>
</xsl:template>

<!-- A card opens with a band in the colour of its kind; the leader's own has none. -->

<xsl:attribute-set name="card-band" use-attribute-sets="box with-next">
	<xsl:attribute name="background-color">
		<xsl:choose>
			<xsl:when test="@kind = 'game'"><xsl:value-of select="$colour/@pause"/></xsl:when>
			<xsl:when test="@kind = 'mixed'"><xsl:value-of select="$colour/@band"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$colour/@finish"/></xsl:otherwise>
		</xsl:choose>
	</xsl:attribute>
	<xsl:attribute name="fox:border-radius"><xsl:value-of select="$form/@radius"/></xsl:attribute>
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:card" mode="head">
	<fo:block xsl:use-attribute-sets="card-band">
		<xsl:call-template name="card-head"/>
	</fo:block>
</xsl:template>

<xsl:template match="c:activity" mode="head">
	<xsl:call-template name="card-head"/>
</xsl:template>

<xsl:template name="card-head">
	<xsl:choose>
		<xsl:when test="@symbol">
			<xsl:call-template name="beside">
				<xsl:with-param name="says" select="false()"/>
				<xsl:with-param name="words"><xsl:call-template name="card-title"/></xsl:with-param>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise><xsl:call-template name="card-title"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- A title that the page has already is not said again. -->
<xsl:template name="card-title">
	<xsl:variable name="is-said" select="self::c:card and normalize-space(c:title) = normalize-space(/*/c:title)"/>
	<xsl:if test="not($is-said)">
		<xsl:apply-templates select="c:title" mode="heading"/>
	</xsl:if>
	<xsl:if test="@minutes and $is-said">
		<fo:block xsl:use-attribute-sets="label">
			<xsl:value-of select="pf:string('minutes', @minutes)"/>
		</fo:block>
	</xsl:if>
	<xsl:if test="@minutes and not($is-said)">
		<fo:block xsl:use-attribute-sets="tiny with-next">
			<xsl:value-of select="pf:string('minutes', @minutes)"/>
		</fo:block>
	</xsl:if>
</xsl:template>

<!-- What the leader needs to know -->

<xsl:template match="c:goal">
	<fo:block xsl:use-attribute-sets="space">
		<xsl:call-template name="at"/>
		<fo:inline xsl:use-attribute-sets="label"><xsl:value-of select="pf:string('goal')"/>: </fo:inline>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:materials">
	<xsl:call-template name="part-label">
		<xsl:with-param name="key" select="'materials'"/>
	</xsl:call-template>
	<fo:list-block xsl:use-attribute-sets="list">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:list-block>
</xsl:template>

<xsl:template match="c:materials/c:li">
	<xsl:call-template name="item"><xsl:with-param name="label">•</xsl:with-param></xsl:call-template>
</xsl:template>

<xsl:template name="part-label">
	<xsl:param name="key"/>
	<fo:block xsl:use-attribute-sets="space">
		<fo:inline xsl:use-attribute-sets="label"><xsl:value-of select="pf:string($key)"/></fo:inline>
	</fo:block>
</xsl:template>

<!-- Steps in words -->

<xsl:template match="c:card" mode="steps"/>

<xsl:template match="c:activity" mode="steps">
	<xsl:call-template name="part-label">
		<xsl:with-param name="key" select="'steps'"/>
	</xsl:call-template>
	<fo:list-block xsl:use-attribute-sets="list">
		<xsl:apply-templates select="c:step" mode="item"/>
	</fo:list-block>
</xsl:template>

<xsl:template match="c:step" mode="item">
	<xsl:call-template name="item">
		<xsl:with-param name="label" select="concat(position(), '.')"/>
	</xsl:call-template>
</xsl:template>

<!-- Steps as a strip of pictures, numbered in the order of reading -->

<xsl:template match="c:strip">
	<xsl:call-template name="grid">
		<xsl:with-param name="cells" select="c:panel"/>
		<xsl:with-param name="across" select="$form/@panels"/>
	</xsl:call-template>
</xsl:template>

<xsl:attribute-set name="badge">
	<xsl:attribute name="color"><xsl:value-of select="$colour/@paper"/></xsl:attribute>
	<xsl:attribute name="background-color"><xsl:value-of select="$colour/@accent"/></xsl:attribute>
	<xsl:attribute name="padding-start">0.45em</xsl:attribute>
	<xsl:attribute name="padding-end">0.45em</xsl:attribute>
	<xsl:attribute name="fox:border-radius">0.7em</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:panel" mode="cell">
	<xsl:param name="room"/>
	<fo:table-cell xsl:use-attribute-sets="grid-cell">
		<xsl:call-template name="line"/>
		<fo:block text-align="start" xsl:use-attribute-sets="strong">
			<fo:inline xsl:use-attribute-sets="badge"><xsl:value-of select="@number"/></fo:inline>
		</fo:block>
		<xsl:call-template name="symbol-block">
			<xsl:with-param name="size">
				<xsl:call-template name="fitting-size">
					<xsl:with-param name="size" select="$picture/@panel"/>
					<xsl:with-param name="room" select="$room - $cell-loss div $form/@panels"/>
				</xsl:call-template>
			</xsl:with-param>
			<xsl:with-param name="align" select="'center'"/>
		</xsl:call-template>
		<xsl:if test="c:title">
			<fo:block xsl:use-attribute-sets="strong"><xsl:apply-templates select="c:title/node()"/></fo:block>
		</xsl:if>
		<xsl:apply-templates/>
	</fo:table-cell>
</xsl:template>

<xsl:template match="c:panel/c:p">
	<fo:block>
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

</xsl:stylesheet>
