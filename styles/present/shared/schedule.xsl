<?xml version="1.0" encoding="UTF-8"?>
<!--
  The steps of an agenda → a table from top to bottom: a picture, what we do,
  how long, and a box to check off.  Cards for the youngest, rows, then a time
  table with questions; each is the same table with other sizes.

  The words of a step head its row, so that a screen reader can name it.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	xmlns:exsl="http://exslt.org/common"
	exclude-result-prefixes="c pf exsl">

<xsl:attribute-set name="schedule">
	<xsl:attribute name="table-layout">fixed</xsl:attribute>
	<xsl:attribute name="width">100%</xsl:attribute>
	<xsl:attribute name="border-collapse">separate</xsl:attribute>
	<xsl:attribute name="border-separation.block-progression-direction">
		<xsl:value-of select="$space-best"/>
	</xsl:attribute>
	<xsl:attribute name="border-separation.inline-progression-direction">0pt</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="step-cell">
	<xsl:attribute name="background-color">
		<xsl:choose>
			<xsl:when test="@kind"><xsl:value-of select="$colour/@*[name() = current()/@kind]"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="$colour/@panel"/></xsl:otherwise>
		</xsl:choose>
	</xsl:attribute>
	<xsl:attribute name="border-top"><xsl:value-of select="$rule"/></xsl:attribute>
	<xsl:attribute name="border-bottom"><xsl:value-of select="$rule"/></xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$space-best"/></xsl:attribute>
	<xsl:attribute name="display-align">center</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="first-cell" use-attribute-sets="step-cell">
	<xsl:attribute name="border-start-style">solid</xsl:attribute>
	<xsl:attribute name="border-start-width"><xsl:value-of select="$form/@border"/></xsl:attribute>
	<xsl:attribute name="border-start-color"><xsl:value-of select="$colour/@rule"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="last-cell" use-attribute-sets="step-cell">
	<xsl:attribute name="border-end-style">solid</xsl:attribute>
	<xsl:attribute name="border-end-width"><xsl:value-of select="$form/@border"/></xsl:attribute>
	<xsl:attribute name="border-end-color"><xsl:value-of select="$colour/@rule"/></xsl:attribute>
	<xsl:attribute name="text-align">center</xsl:attribute>
</xsl:attribute-set>

<!-- An agenda that nobody recast is for adults, who get the table. -->
<xsl:template match="c:agenda/c:step"/>

<xsl:template match="c:agenda/c:step[not(preceding-sibling::c:step)]" priority="1">
	<xsl:for-each select="..">
		<xsl:call-template name="schedule"/>
	</xsl:for-each>
</xsl:template>

<!--
  A column is wide enough for its name in any language: so many letters of the
  width that the theme gives.  The youngest's columns have no names.
-->
<xsl:variable name="head-em" select="$size * $heading/@tiny * $type/@wide"/>

<xsl:template match="c:schedule" name="schedule">
	<xsl:variable name="names">
		<xsl:if test="not(@look = 'cards')">
			<picture><xsl:value-of select="concat(pf:string('picture'), '..')"/></picture>
			<when><xsl:value-of select="concat(pf:string('when'), '..')"/></when>
			<done><xsl:value-of select="concat(pf:string('done'), '.')"/></done>
		</xsl:if>
	</xsl:variable>
	<xsl:variable name="heads" select="exsl:node-set($names)"/>
	<fo:block xsl:use-attribute-sets="space">
		<fo:table xsl:use-attribute-sets="schedule">
			<xsl:call-template name="line"/>
			<fo:table-column column-width="max({$picture/@step} + {3 * $space/@normal}pt, {$head-em * string-length($heads/picture)}pt)"/>
			<fo:table-column column-width="proportional-column-width(1)"/>
			<xsl:if test="c:step[@minutes or @at]">
				<fo:table-column column-width="max({$form/@time}, {$head-em * string-length($heads/when)}pt)"/>
			</xsl:if>
			<fo:table-column column-width="max({$form/@box} + {3 * $space/@normal}pt, {$head-em * string-length($heads/done)}pt)"/>
			<xsl:apply-templates select="." mode="head"/>
			<fo:table-body xsl:use-attribute-sets="cells">
				<xsl:apply-templates select="c:step" mode="row"/>
			</fo:table-body>
		</fo:table>
	</fo:block>
</xsl:template>

<xsl:template match="c:schedule|c:agenda" mode="head">
	<fo:table-header xsl:use-attribute-sets="cells">
		<fo:table-row>
			<xsl:call-template name="column-head"><xsl:with-param name="key" select="'picture'"/></xsl:call-template>
			<xsl:call-template name="column-head"><xsl:with-param name="key" select="'what'"/></xsl:call-template>
			<xsl:if test="c:step[@minutes or @at]">
				<xsl:call-template name="column-head"><xsl:with-param name="key" select="'when'"/></xsl:call-template>
			</xsl:if>
			<xsl:call-template name="column-head">
				<xsl:with-param name="key" select="'done'"/>
				<xsl:with-param name="align" select="'center'"/>
				<xsl:with-param name="padding" select="0"/>
			</xsl:call-template>
		</fo:table-row>
	</fo:table-header>
</xsl:template>

<xsl:template name="column-head">
	<xsl:param name="key"/>
	<xsl:param name="align" select="'start'"/>
	<xsl:param name="padding" select="$space/@normal"/>
	<fo:table-cell role="TH" text-align="{$align}" padding-start="{$padding}pt">
		<fo:block xsl:use-attribute-sets="tiny"><xsl:value-of select="pf:string($key)"/></fo:block>
	</fo:table-cell>
</xsl:template>

<!-- The youngest need no names of columns: pictures say it. -->
<xsl:template match="c:schedule[@look = 'cards']" mode="head"/>

<!-- More steps than a page holds of their usual size have smaller pictures, where the theme has them. -->
<xsl:template match="c:step" mode="row">
	<xsl:variable name="row-picture">
		<xsl:choose>
			<xsl:when test="$picture/@many and count(../c:step) &gt; $picture/@most">many</xsl:when>
			<xsl:otherwise>step</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<fo:table-row keep-together.within-page="always">
		<xsl:call-template name="at"/>
		<fo:table-cell xsl:use-attribute-sets="first-cell">
			<xsl:call-template name="symbol-block">
				<xsl:with-param name="size" select="$picture/@*[name() = $row-picture]"/>
			</xsl:call-template>
			<xsl:if test="not(@symbol)"><fo:block/></xsl:if>
		</fo:table-cell>
		<fo:table-cell role="TH" xsl:use-attribute-sets="step-cell">
			<xsl:apply-templates select="c:title" mode="step"/>
			<xsl:apply-templates/>
		</fo:table-cell>
		<xsl:if test="../c:step[@minutes or @at]">
			<fo:table-cell xsl:use-attribute-sets="step-cell">
				<fo:block xsl:use-attribute-sets="small"><xsl:call-template name="time"/></fo:block>
			</fo:table-cell>
		</xsl:if>
		<fo:table-cell xsl:use-attribute-sets="last-cell">
			<fo:block xsl:use-attribute-sets="picture-line">
				<xsl:call-template name="tick-box">
					<xsl:with-param name="size" select="$form/@box"/>
				</xsl:call-template>
			</fo:block>
		</fo:table-cell>
	</fo:table-row>
</xsl:template>

<xsl:attribute-set name="step-title">
	<xsl:attribute name="font-weight">bold</xsl:attribute>
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@step, 'pt')"/></xsl:attribute>
	<xsl:attribute name="line-height"><xsl:value-of select="$heading-leading"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:step/c:title" mode="step">
	<fo:block xsl:use-attribute-sets="step-title">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- A time of day where one is fixed, and how long it lasts. -->
<xsl:template name="time">
	<xsl:if test="@at">
		<fo:block xsl:use-attribute-sets="strong"><xsl:value-of select="pf:time(@at)"/></fo:block>
	</xsl:if>
	<xsl:if test="@minutes">
		<xsl:value-of select="pf:string('minutes', @minutes)"/>
	</xsl:if>
</xsl:template>

<!-- Text in a step stands close, questions too. -->

<xsl:template match="c:step/c:p">
	<fo:block>
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:step/c:talk">
	<fo:list-block xsl:use-attribute-sets="list space-small">
		<xsl:call-template name="at"/>
		<xsl:apply-templates select="c:question" mode="item"/>
	</fo:list-block>
</xsl:template>

<xsl:template match="c:step/c:question[not(preceding-sibling::*[1][self::c:question])]" priority="1">
	<fo:list-block xsl:use-attribute-sets="list space-small">
		<xsl:call-template name="line"/>
		<xsl:apply-templates select="../c:question" mode="item"/>
	</fo:list-block>
</xsl:template>

</xsl:stylesheet>
