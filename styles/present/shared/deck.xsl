<?xml version="1.0" encoding="UTF-8"?>
<!--
  A set of cards → a page for each side of each card, fronts on odd pages and backs on even ones, so
  that they can be laid on sheets and cut out.

  Nothing but white reaches the edge: sheets are never printed exactly back to back.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:c="urn:printark:content"
	xmlns:pa="urn:printark:at"
	xmlns:pf="urn:printark:functions"
	xmlns:str="http://exslt.org/strings"
	exclude-result-prefixes="c pf str">

<xsl:variable name="has-backs" select="//c:back or /c:sheet[@kind = 'cards']/*[not(self::c:title or
	self::c:subtitle or self::c:summary or self::c:figure or self::c:section)]"/>

<xsl:template match="/c:sheet[@kind = 'cards']" mode="sides" priority="2">
	<xsl:attribute name="pa:cards"><xsl:value-of select="1 + $has-backs"/></xsl:attribute>
</xsl:template>

<xsl:template match="/c:sheet[@kind = 'cards']" mode="masters" priority="2">
	<fo:simple-page-master master-name="sheet" xsl:use-attribute-sets="sheet-paper">
		<fo:region-body/>
	</fo:simple-page-master>
</xsl:template>

<xsl:template match="/c:sheet[@kind = 'cards']" mode="flow" priority="2">
	<fo:block role="Sect">
		<xsl:call-template name="front">
			<xsl:with-param name="symbol" select="c:figure[1]/@symbol"/>
			<xsl:with-param name="words">
				<fo:block role="H1" xsl:use-attribute-sets="card-title">
					<xsl:call-template name="card-words"><xsl:with-param name="words" select="c:title"/></xsl:call-template>
				</fo:block>
				<xsl:apply-templates select="c:subtitle" mode="card"/>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="back">
			<xsl:with-param name="symbol" select="c:figure[1]/@symbol"/>
			<xsl:with-param name="blocks" select="*[not(self::c:title or self::c:subtitle or self::c:summary or
				self::c:figure or self::c:section)]"/>
		</xsl:call-template>
	</fo:block>
	<xsl:apply-templates select="c:section" mode="card"/>
</xsl:template>

<xsl:template match="c:subtitle" mode="card">
	<fo:block xsl:use-attribute-sets="space-small">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- One card, or a card of each picture -->

<xsl:template match="c:section[c:section]" mode="card" priority="2">
	<xsl:apply-templates select="c:section" mode="card"/>
</xsl:template>

<xsl:template match="c:section" mode="card">
	<fo:block role="Sect">
		<xsl:call-template name="at"/>
		<xsl:call-template name="front">
			<xsl:with-param name="words">
				<fo:block role="H2" xsl:use-attribute-sets="card-title">
					<xsl:call-template name="card-words"><xsl:with-param name="words" select="c:title"/></xsl:call-template>
				</fo:block>
				<xsl:apply-templates select="*[not(self::c:title or self::c:back)]"/>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="back">
			<xsl:with-param name="blocks" select="c:back/*"/>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<xsl:template match="c:section[c:cards]" mode="card" priority="2">
	<xsl:apply-templates select="c:cards" mode="card"/>
</xsl:template>

<xsl:template match="c:cards" mode="card">
	<xsl:variable name="set" select="."/>
	<xsl:variable name="names">
		<xsl:choose>
			<xsl:when test="@symbols"><xsl:value-of select="@symbols"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="pf:symbols(string(@group))"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:for-each select="str:tokenize($names)">
		<xsl:variable name="name" select="string(.)"/>
		<xsl:for-each select="$set">
			<xsl:call-template name="picture-card"><xsl:with-param name="name" select="$name"/></xsl:call-template>
		</xsl:for-each>
	</xsl:for-each>
</xsl:template>

<xsl:template name="picture-card">
	<xsl:param name="name"/>
	<fo:block role="Sect">
		<xsl:call-template name="front">
			<xsl:with-param name="symbol" select="$name"/>
			<xsl:with-param name="words">
				<fo:block role="H2" xsl:use-attribute-sets="card-title">
					<xsl:call-template name="card-words">
						<xsl:with-param name="words" select="pf:symbol-word($name)"/>
						<xsl:with-param name="inside" select="/.."/>
					</xsl:call-template>
				</fo:block>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="back">
			<xsl:with-param name="symbol" select="$name"/>
			<xsl:with-param name="blocks" select="../c:back/*"/>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<xsl:template match="c:back/c:p[not(@symbol)]|/c:sheet[@kind = 'cards']/c:p[not(@symbol)]" priority="3">
	<fo:block xsl:use-attribute-sets="card-text">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- The two sides -->

<!-- Height and width of the frame's inside, in mm: the page without margins, borders and padding. -->
<xsl:variable name="card-loss" select="2 * $space/@normal * 0.3528 + 2 * 0.3528"/>
<xsl:variable name="card-height" select="substring-before($page/@height, 'mm') -
	substring-before($page/@top, 'mm') - substring-before($page/@bottom, 'mm') - $card-loss"/>

<xsl:attribute-set name="card-side">
	<xsl:attribute name="height"><xsl:value-of select="$card-height"/>mm</xsl:attribute>
	<xsl:attribute name="margin-left">0pt</xsl:attribute>
	<xsl:attribute name="margin-right">0pt</xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$space-best"/></xsl:attribute>
	<xsl:attribute name="border"><xsl:value-of select="concat('1pt solid ', $colour/@rule)"/></xsl:attribute>
	<xsl:attribute name="fox:border-radius"><xsl:value-of select="$form/@radius"/></xsl:attribute>
	<xsl:attribute name="text-align">center</xsl:attribute>
	<xsl:attribute name="role">NonStruct</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="card-title">
	<xsl:attribute name="font-weight">bold</xsl:attribute>
	<xsl:attribute name="font-size"><xsl:value-of select="concat($card-title-size, 'pt')"/></xsl:attribute>
	<xsl:attribute name="line-height"><xsl:value-of select="$heading-leading"/></xsl:attribute>
	<xsl:attribute name="color"><xsl:value-of select="$colour/@accent"/></xsl:attribute>
	<xsl:attribute name="space-before"><xsl:value-of select="$space-best"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="card-text" use-attribute-sets="space-large">
	<xsl:attribute name="text-align">center</xsl:attribute>
	<xsl:attribute name="font-size"><xsl:value-of select="concat($card-size, 'pt')"/></xsl:attribute>
	<xsl:attribute name="line-height"><xsl:value-of select="$heading-leading"/></xsl:attribute>
</xsl:attribute-set>

<!-- Letters that stand wider apart take the room that larger ones would, and that of the back's picture:
  then no larger than the age group needs. -->
<xsl:variable name="is-wide" select="boolean($type/@letters)"/>

<xsl:variable name="card-size">
	<xsl:choose>
		<xsl:when test="$is-wide and $ages = '13-14'"><xsl:value-of select="$size"/></xsl:when>
		<xsl:when test="$is-wide and $ages = '10-12'"><xsl:value-of select="$size * $heading/@three"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$size * $heading/@two"/></xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:variable name="card-title-size">
	<xsl:choose>
		<xsl:when test="$is-wide"><xsl:value-of select="$size * $heading/@two"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$size * $heading/@one"/></xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<!-- Smaller where a word is wider than the card -->
<xsl:template name="card-words">
	<xsl:param name="words"/>
	<xsl:param name="inside" select="$words/node()"/>
	<xsl:call-template name="fitting-words">
		<xsl:with-param name="words" select="$words"/>
		<xsl:with-param name="room" select="$body-width - $card-loss"/>
		<xsl:with-param name="normal" select="$card-title-size"/>
		<xsl:with-param name="weight" select="$bold"/>
	</xsl:call-template>
	<xsl:choose>
		<xsl:when test="$inside"><xsl:apply-templates select="$inside"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="front">
	<xsl:param name="symbol" select="@symbol"/>
	<xsl:param name="words"/>
	<xsl:call-template name="card-side">
		<xsl:with-param name="break">odd-page</xsl:with-param>
		<xsl:with-param name="inside">
			<xsl:call-template name="symbol-block">
				<xsl:with-param name="name" select="$symbol"/>
				<xsl:with-param name="size" select="$picture/@large"/>
				<xsl:with-param name="says" select="false()"/>
				<xsl:with-param name="align" select="'center'"/>
			</xsl:call-template>
			<xsl:copy-of select="$words"/>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template name="back">
	<xsl:param name="symbol" select="@symbol"/>
	<xsl:param name="blocks"/>
	<xsl:if test="$blocks">
		<xsl:call-template name="card-side">
			<xsl:with-param name="break">even-page</xsl:with-param>
			<xsl:with-param name="inside">
				<xsl:if test="not($is-wide)">
					<xsl:call-template name="symbol-block">
						<xsl:with-param name="name" select="$symbol"/>
						<xsl:with-param name="size" select="$picture/@medium"/>
						<xsl:with-param name="says" select="false()"/>
						<xsl:with-param name="align" select="'center'"/>
					</xsl:call-template>
				</xsl:if>
				<xsl:apply-templates select="$blocks"/>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template name="card-side">
	<xsl:param name="break"/>
	<xsl:param name="inside"/>
	<fo:block-container break-before="{$break}" xsl:use-attribute-sets="card-side">
		<fo:block-container height="{$card-height - substring-before($page/@foot, 'mm')}mm" display-align="center"
			role="NonStruct">
			<xsl:copy-of select="$inside"/>
		</fo:block-container>
		<xsl:if test="$break = 'odd-page'"><xsl:call-template name="card-foot"/></xsl:if>
	</fo:block-container>
</xsl:template>

<!-- Which heap the card is of -->
<xsl:template name="card-foot">
	<xsl:variable name="heap" select="ancestor::c:section[c:section][1]"/>
	<xsl:if test="$heap">
		<fo:block xsl:use-attribute-sets="tiny" text-align="center"><xsl:value-of select="normalize-space($heap/c:title)"/></fo:block>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
