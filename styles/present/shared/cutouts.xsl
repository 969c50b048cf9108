<?xml version="1.0" encoding="UTF-8"?>
<!--
  Cards to cut out → a grid whose lines one cuts along, a pictogram and its
  word on each card.  Which pictograms there are, symbols.xml tells: nobody has
  to keep a list.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	xmlns:str="http://exslt.org/strings"
	exclude-result-prefixes="c pf str">

<xsl:variable name="cards" select="$drawings/cards"/>

<xsl:attribute-set name="cutouts" use-attribute-sets="space">
	<xsl:attribute name="role">Div</xsl:attribute>
	<xsl:attribute name="table-layout">fixed</xsl:attribute>
	<xsl:attribute name="width">100%</xsl:attribute>
	<xsl:attribute name="border-collapse">collapse</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="cutout">
	<xsl:attribute name="role">NonStruct</xsl:attribute>
	<xsl:attribute name="border"><xsl:value-of select="$cards/@rule"/></xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$cards/@space"/></xsl:attribute>
	<xsl:attribute name="text-align">center</xsl:attribute>
	<xsl:attribute name="line-height"><xsl:value-of select="$heading-leading"/></xsl:attribute>
	<xsl:attribute name="font-size"><xsl:value-of select="$cards/@size"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:cards">
	<xsl:call-template name="cutouts">
		<xsl:with-param name="names" select="str:tokenize(pf:symbols(string(@group)))"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="c:cards[@symbols]">
	<xsl:call-template name="cutouts">
		<xsl:with-param name="names" select="str:tokenize(@symbols)"/>
	</xsl:call-template>
</xsl:template>

<!-- Badges: the programme's picture, and a name or a line for it -->

<xsl:variable name="badges" select="$drawings/badges"/>

<xsl:template match="c:cards[c:badge]">
	<xsl:variable name="across" select="$badges/@across"/>
	<fo:table xsl:use-attribute-sets="cutouts">
		<xsl:call-template name="at"/>
		<fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="{$across}"/>
		<fo:table-body role="NonStruct" xsl:use-attribute-sets="cells">
			<xsl:for-each select="c:badge[position() mod $across = 1]">
				<fo:table-row role="NonStruct" keep-together.within-page="always" height="{$badges/@height}">
					<xsl:apply-templates select=".|following-sibling::c:badge[position() &lt; $across]"/>
				</fo:table-row>
			</xsl:for-each>
		</fo:table-body>
	</fo:table>
</xsl:template>

<xsl:attribute-set name="name-badge" use-attribute-sets="cutout">
	<xsl:attribute name="display-align">center</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:badge">
	<fo:table-cell xsl:use-attribute-sets="name-badge">
		<xsl:call-template name="symbol-block">
			<xsl:with-param name="name" select="'lup'"/>
			<xsl:with-param name="size" select="$badges/@picture"/>
			<xsl:with-param name="says" select="false()"/>
			<xsl:with-param name="align" select="'center'"/>
		</xsl:call-template>
		<fo:block font-weight="bold" font-size="{$badges/@size}pt">
			<xsl:call-template name="line"/>
			<xsl:call-template name="fitting-words">
				<xsl:with-param name="words" select="string(.)"/>
				<xsl:with-param name="room" select="$body-width div $badges/@across -
					2 * 0.3528 * substring-before($cards/@space, 'pt')"/>
				<xsl:with-param name="normal" select="$badges/@size"/>
				<xsl:with-param name="weight" select="$bold"/>
			</xsl:call-template>
			<xsl:apply-templates/>
		</fo:block>
	</fo:table-cell>
</xsl:template>

<xsl:template match="c:badge[not(node())]">
	<fo:table-cell xsl:use-attribute-sets="name-badge">
		<fo:block padding-before="{$badges/@picture}">
			<fo:leader leader-pattern="rule" leader-length="{$badges/@line}" rule-thickness="{$form/@rule}"
				color="{$colour/@rule}"/>
		</fo:block>
	</fo:table-cell>
</xsl:template>

<xsl:template name="cutouts">
	<xsl:param name="names"/>
	<xsl:variable name="across" select="$cards/@across"/>
	<fo:table xsl:use-attribute-sets="cutouts">
		<xsl:call-template name="at"/>
		<fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="{$across}"/>
		<fo:table-body role="NonStruct" xsl:use-attribute-sets="cells">
			<xsl:for-each select="$names[position() mod $across = 1]">
				<xsl:variable name="first" select="(position() - 1) * $across"/>
				<fo:table-row role="NonStruct" keep-together.within-page="always">
					<xsl:for-each select="$names[position() &gt; $first and position() &lt;= $first + $across]">
						<xsl:call-template name="cutout"/>
					</xsl:for-each>
				</fo:table-row>
			</xsl:for-each>
		</fo:table-body>
	</fo:table>
</xsl:template>

<xsl:template name="cutout">
	<fo:table-cell xsl:use-attribute-sets="cutout">
		<xsl:call-template name="symbol-block">
			<xsl:with-param name="name" select="string(.)"/>
			<xsl:with-param name="size" select="$cards/@picture"/>
			<xsl:with-param name="says" select="false()"/>
			<xsl:with-param name="align" select="'center'"/>
		</xsl:call-template>
		<fo:block font-weight="bold">
			<xsl:variable name="word" select="pf:symbol-word(string(.))"/>
			<xsl:call-template name="fitting-words">
				<xsl:with-param name="words" select="$word"/>
				<xsl:with-param name="room" select="$body-width div $cards/@across -
					2 * 0.3528 * substring-before($cards/@space, 'pt')"/>
				<xsl:with-param name="normal" select="substring-before($cards/@size, 'pt')"/>
				<xsl:with-param name="weight" select="$bold"/>
			</xsl:call-template>
			<xsl:value-of select="$word"/>
		</fo:block>
	</fo:table-cell>
</xsl:template>

</xsl:stylesheet>
