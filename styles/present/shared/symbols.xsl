<?xml version="1.0" encoding="UTF-8"?>
<!--
  Names of symbols → pictures.

  A picture that says something carries its name in the reader's language; one
  that only repeats the words beside it decorates, and is no more than ink.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:svg="http://www.w3.org/2000/svg"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf svg">

<!-- The line of a picture is as high as the picture, not as text would be. -->
<xsl:attribute-set name="picture-line">
	<xsl:attribute name="line-height">1</xsl:attribute>
	<xsl:attribute name="font-size">1pt</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="symbol">
	<xsl:param name="name" select="@symbol"/>
	<xsl:param name="size" select="$picture/@medium"/>
	<xsl:param name="says" select="true()"/>
	<xsl:variable name="file">
		<!-- A step without a picture asks for none. -->
		<xsl:if test="string($name) != ''"><xsl:value-of select="pf:symbol($name)"/></xsl:if>
	</xsl:variable>
	<xsl:if test="$file != ''">
		<fo:external-graphic src="url({$file})" content-width="{$size}" content-height="{$size}">
			<xsl:call-template name="line"/>
			<xsl:choose>
				<xsl:when test="$says">
					<xsl:attribute name="fox:alt-text"><xsl:value-of select="pf:symbol-alt($name)"/></xsl:attribute>
				</xsl:when>
				<xsl:otherwise>
					<xsl:attribute name="role">artifact</xsl:attribute>
				</xsl:otherwise>
			</xsl:choose>
		</fo:external-graphic>
	</xsl:if>
</xsl:template>

<xsl:template name="symbol-block">
	<xsl:param name="name" select="@symbol"/>
	<xsl:param name="size" select="$picture/@medium"/>
	<xsl:param name="says" select="true()"/>
	<xsl:param name="align" select="'start'"/>
	<fo:block text-align="{$align}" xsl:use-attribute-sets="picture-line">
		<xsl:call-template name="symbol">
			<xsl:with-param name="name" select="$name"/>
			<xsl:with-param name="size" select="$size"/>
			<xsl:with-param name="says" select="$says"/>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<xsl:template match="c:symbol">
	<xsl:call-template name="symbol">
		<xsl:with-param name="name" select="@name"/>
		<xsl:with-param name="size" select="$picture/@inline"/>
	</xsl:call-template>
</xsl:template>

<!-- A picture at the start and words beside it; for the eye a table, for the ear none. -->
<xsl:attribute-set name="beside" use-attribute-sets="space together">
	<xsl:attribute name="role">Div</xsl:attribute>
	<xsl:attribute name="table-layout">fixed</xsl:attribute>
	<xsl:attribute name="width">100%</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="beside">
	<xsl:param name="words"/>
	<xsl:param name="name" select="@symbol"/>
	<xsl:param name="size" select="$picture/@medium"/>
	<xsl:param name="says" select="true()"/>
	<xsl:param name="align" select="'center'"/>
	<fo:table xsl:use-attribute-sets="beside">
		<xsl:call-template name="line"/>
		<fo:table-column column-width="{$size} + {$space/@large}pt"/>
		<fo:table-column column-width="proportional-column-width(1)"/>
		<fo:table-body role="NonStruct" start-indent="0pt" end-indent="0pt">
			<fo:table-row role="NonStruct">
				<fo:table-cell role="NonStruct" display-align="{$align}">
					<xsl:call-template name="symbol-block">
						<xsl:with-param name="name" select="$name"/>
						<xsl:with-param name="size" select="$size"/>
						<xsl:with-param name="says" select="$says"/>
					</xsl:call-template>
				</fo:table-cell>
				<fo:table-cell role="NonStruct" display-align="{$align}">
					<xsl:copy-of select="$words"/>
				</fo:table-cell>
			</fo:table-row>
		</fo:table-body>
	</fo:table>
</xsl:template>

<!-- A box to tick, drawn here because few fonts have one -->

<xsl:template name="tick-box">
	<xsl:param name="size" select="$form/@tick"/>
	<fo:instream-foreign-object content-width="{$size}" content-height="{$size}" role="artifact">
		<svg:svg viewBox="0 0 20 20" width="20" height="20">
			<svg:rect x="1" y="1" width="18" height="18" rx="3" fill="#FFFFFF"
				stroke="{$colour/@quiet}" stroke-width="1.5"/>
		</svg:svg>
	</fo:instream-foreign-object>
</xsl:template>

</xsl:stylesheet>
