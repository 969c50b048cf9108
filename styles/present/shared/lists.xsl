<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists → list blocks; a symbol takes the place of a bullet. -->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<xsl:attribute-set name="list" use-attribute-sets="space">
	<xsl:attribute name="provisional-distance-between-starts"><xsl:value-of select="$list/@indent"/></xsl:attribute>
	<xsl:attribute name="provisional-label-separation"><xsl:value-of select="$list/@gap"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="picture-list" use-attribute-sets="space">
	<xsl:attribute name="provisional-distance-between-starts">
		<xsl:value-of select="concat($picture/@small, ' + ', $space-large-best)"/>
	</xsl:attribute>
	<xsl:attribute name="provisional-label-separation"><xsl:value-of select="$space-large-best"/></xsl:attribute>
</xsl:attribute-set>

<xsl:variable name="list" select="$look/list"/>

<xsl:template match="c:ul|c:ol">
	<fo:list-block xsl:use-attribute-sets="list">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:list-block>
</xsl:template>

<xsl:template match="c:ul[c:li/@symbol]">
	<fo:list-block xsl:use-attribute-sets="picture-list">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:list-block>
</xsl:template>

<xsl:template match="c:ul/c:li">
	<xsl:call-template name="item">
		<xsl:with-param name="label">•</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="c:ol/c:li">
	<xsl:call-template name="item">
		<xsl:with-param name="label" select="concat(count(preceding-sibling::c:li) + 1, '.')"/>
	</xsl:call-template>
</xsl:template>

<!-- A number or words beside a picture stand at its middle, however few they are. -->
<xsl:template name="down-beside">
	<xsl:param name="size"/>
	<xsl:attribute name="padding-before">
		<xsl:value-of select="concat('max(0pt, (', $size, ' - ', $type/@size * $leading, 'pt) div 2)')"/>
	</xsl:attribute>
</xsl:template>

<!-- Steps with a picture each: number, picture, words -->

<xsl:template match="c:ol[@look = 'pictures']/c:li" priority="2">
	<fo:list-item xsl:use-attribute-sets="space-small together">
		<xsl:call-template name="at"/>
		<fo:list-item-label end-indent="label-end()">
			<fo:block xsl:use-attribute-sets="item-label">
				<xsl:call-template name="down-beside">
					<xsl:with-param name="size" select="$picture/@step"/>
				</xsl:call-template>
				<xsl:value-of select="concat(count(preceding-sibling::c:li) + 1, '.')"/>
			</fo:block>
		</fo:list-item-label>
		<fo:list-item-body start-indent="body-start()">
			<xsl:call-template name="beside">
				<xsl:with-param name="size" select="$picture/@step"/>
				<xsl:with-param name="says" select="false()"/>
				<xsl:with-param name="width" select="'auto'"/>
				<xsl:with-param name="words"><xsl:call-template name="text-or-blocks"/></xsl:with-param>
			</xsl:call-template>
		</fo:list-item-body>
	</fo:list-item>
</xsl:template>

<xsl:template match="c:li[@symbol]" priority="1">
	<fo:list-item relative-align="before" xsl:use-attribute-sets="space together">
		<xsl:call-template name="at"/>
		<fo:list-item-label end-indent="label-end()">
			<xsl:call-template name="symbol-block">
				<xsl:with-param name="size" select="$picture/@small"/>
			</xsl:call-template>
		</fo:list-item-label>
		<fo:list-item-body start-indent="body-start()">
			<fo:block role="NonStruct">
				<xsl:call-template name="down-beside">
					<xsl:with-param name="size" select="$picture/@small"/>
				</xsl:call-template>
				<xsl:call-template name="text-or-blocks"/>
			</fo:block>
		</fo:list-item-body>
	</fo:list-item>
</xsl:template>

<xsl:template name="item">
	<xsl:param name="label"/>
	<fo:list-item xsl:use-attribute-sets="space-small">
		<xsl:call-template name="at"/>
		<xsl:call-template name="not-alone"/>
		<fo:list-item-label end-indent="label-end()">
			<fo:block xsl:use-attribute-sets="item-label"><xsl:copy-of select="$label"/></fo:block>
		</fo:list-item-label>
		<xsl:call-template name="item-body"/>
	</fo:list-item>
</xsl:template>

<!-- No page ends after the first item or row of several, none begins with the last. -->
<xsl:template name="not-alone">
	<xsl:variable name="name" select="local-name()"/>
	<xsl:choose>
		<xsl:when test="not(preceding-sibling::*[local-name() = $name])">
			<xsl:if test="following-sibling::*[local-name() = $name]">
				<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
			</xsl:if>
		</xsl:when>
		<xsl:when test="not(following-sibling::*[local-name() = $name])">
			<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
		</xsl:when>
	</xsl:choose>
</xsl:template>

<xsl:attribute-set name="item-label">
	<xsl:attribute name="color"><xsl:value-of select="$colour/@accent"/></xsl:attribute>
	<xsl:attribute name="font-weight">bold</xsl:attribute>
	<xsl:attribute name="text-align">start</xsl:attribute>
</xsl:attribute-set>

<!-- An item holds running text, or blocks. -->
<xsl:template name="item-body">
	<fo:list-item-body start-indent="body-start()">
		<xsl:call-template name="text-or-blocks"/>
	</fo:list-item-body>
</xsl:template>

<xsl:template name="text-or-blocks">
	<xsl:choose>
		<xsl:when test="c:p|c:ul|c:ol|c:table|c:figure|c:image|c:activity|c:card|c:tool|c:callout|c:lines|
			c:field|c:choice|c:scale|c:question|c:talk">
			<xsl:apply-templates/>
		</xsl:when>
		<xsl:otherwise>
			<fo:block>
				<xsl:call-template name="line"/>
				<xsl:apply-templates/>
			</fo:block>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

</xsl:stylesheet>
