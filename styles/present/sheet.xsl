<?xml version="1.0" encoding="UTF-8"?>
<!-- A print sheet → pages to write on, draw on and hand out; posters and signs to hang up. -->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	exclude-result-prefixes="c">

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
<xsl:include href="shared/diagrams.xsl"/>
<xsl:include href="shared/cutouts.xsl"/>
<xsl:include href="shared/symbols.xsl"/>
<xsl:include href="shared/deck.xsl"/>

<xsl:template match="/c:sheet" mode="flow">
	<xsl:call-template name="title-band"/>
	<xsl:apply-templates select="*[not(self::c:subtitle)]"/>
</xsl:template>

<!-- A poster's own drawing stands by its title; a sign is no more than a word and a picture. -->

<xsl:template match="/c:sheet[@kind = 'poster']" mode="flow">
	<fo:block xsl:use-attribute-sets="band">
		<xsl:call-template name="beside">
			<xsl:with-param name="name" select="c:figure[1]/@symbol"/>
			<xsl:with-param name="size" select="$picture/@medium"/>
			<xsl:with-param name="says" select="false()"/>
			<xsl:with-param name="words">
				<xsl:apply-templates select="c:title" mode="heading"/>
				<xsl:apply-templates select="c:subtitle"/>
			</xsl:with-param>
		</xsl:call-template>
	</fo:block>
	<xsl:apply-templates select="*[not(self::c:subtitle or self::c:figure[not(preceding-sibling::c:figure)])]"/>
</xsl:template>

<xsl:attribute-set name="sign" use-attribute-sets="heading">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $drawings/sign/@title, 'pt')"/></xsl:attribute>
	<xsl:attribute name="text-align">center</xsl:attribute>
	<xsl:attribute name="padding-before"><xsl:value-of select="$drawings/sign/@drop"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="/c:sheet[@kind = 'sign']" mode="flow">
	<fo:block role="H1" xsl:use-attribute-sets="sign">
		<xsl:call-template name="fitting-words">
			<xsl:with-param name="words" select="c:title"/>
			<xsl:with-param name="room" select="$body-width"/>
			<xsl:with-param name="normal" select="$size * $drawings/sign/@title"/>
			<xsl:with-param name="weight" select="$bold"/>
		</xsl:call-template>
		<xsl:apply-templates select="c:title/node()"/>
	</fo:block>
	<xsl:apply-templates select="*[not(self::c:subtitle)]"/>
</xsl:template>

<xsl:template match="c:sheet[@kind = 'sign']/c:figure">
	<fo:block space-before="{$space-large-best}">
		<xsl:call-template name="line"/>
		<xsl:call-template name="symbol-block">
			<xsl:with-param name="size" select="$drawings/sign/@picture"/>
			<xsl:with-param name="align" select="'center'"/>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<xsl:template match="c:sheet[@kind]/c:p[not(@symbol)]">
	<fo:block text-align="center" font-size="{$size * $heading/@two}pt" xsl:use-attribute-sets="space-large">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- On a poster words stand at the middle of their picture and are as large as it lets them. -->
<xsl:template match="c:sheet[@kind]/c:ul/c:li[@symbol]" priority="2">
	<fo:list-item relative-align="before" xsl:use-attribute-sets="space together">
		<xsl:call-template name="at"/>
		<fo:list-item-label end-indent="label-end()">
			<xsl:call-template name="symbol-block">
				<xsl:with-param name="size" select="$picture/@small"/>
			</xsl:call-template>
		</fo:list-item-label>
		<fo:list-item-body start-indent="body-start()">
			<fo:block-container height="{$picture/@small}" display-align="center" role="NonStruct">
				<fo:block start-indent="0pt" font-size="{$size * $heading/@one}pt" line-height="{$heading-leading}">
					<xsl:call-template name="line"/>
					<xsl:apply-templates/>
				</fo:block>
			</fo:block-container>
		</fo:list-item-body>
	</fo:list-item>
</xsl:template>

<xsl:template match="c:sheet[@kind = 'sign']/c:section">
	<fo:block break-before="page">
		<xsl:call-template name="at"/>
		<xsl:apply-templates select="c:title" mode="heading"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

</xsl:stylesheet>
