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
	<xsl:variable name="turns" select="$dir = 'rtl' and $file != '' and pf:symbol-mirrors($name) = 'yes'"/>
	<xsl:choose>
		<xsl:when test="$file = ''"/>
		<xsl:when test="($turns or $picture/@ink) and substring($file, string-length($file) - 3) = '.svg'">
			<fo:instream-foreign-object content-width="{$size}" content-height="{$size}">
				<xsl:call-template name="said">
					<xsl:with-param name="name" select="$name"/>
					<xsl:with-param name="says" select="$says"/>
				</xsl:call-template>
				<xsl:apply-templates select="document(pf:symbol-address($name))/svg:svg" mode="redraw">
					<xsl:with-param name="turns" select="$turns"/>
				</xsl:apply-templates>
			</fo:instream-foreign-object>
		</xsl:when>
		<xsl:otherwise>
			<fo:external-graphic src="url({$file})" content-width="{$size}" content-height="{$size}">
				<xsl:call-template name="said">
					<xsl:with-param name="name" select="$name"/>
					<xsl:with-param name="says" select="$says"/>
				</xsl:call-template>
			</fo:external-graphic>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="said">
	<xsl:param name="name"/>
	<xsl:param name="says"/>
	<xsl:call-template name="line"/>
	<xsl:choose>
		<xsl:when test="$says">
			<xsl:attribute name="fox:alt-text"><xsl:value-of select="pf:symbol-alt($name)"/></xsl:attribute>
		</xsl:when>
		<xsl:otherwise>
			<xsl:attribute name="role">artifact</xsl:attribute>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!--
  A picture that is drawn otherwise than its file says: turned round where one
  reads from right to left, in black where ink is saved.
-->
<xsl:template match="svg:svg" mode="redraw">
	<xsl:param name="turns"/>
	<xsl:variable name="box" select="concat(normalize-space(translate(@viewBox, ',', ' ')), ' ')"/>
	<xsl:variable name="left" select="substring-before($box, ' ')"/>
	<xsl:variable name="width" select="substring-before(substring-after(substring-after($box, ' '), ' '), ' ')"/>
	<svg:svg>
		<xsl:apply-templates select="@*" mode="redraw"/>
		<xsl:choose>
			<xsl:when test="$turns">
				<svg:g transform="translate({2 * $left + $width} 0) scale(-1 1)">
					<xsl:apply-templates mode="redraw"/>
				</svg:g>
			</xsl:when>
			<xsl:otherwise><xsl:apply-templates mode="redraw"/></xsl:otherwise>
		</xsl:choose>
	</svg:svg>
</xsl:template>

<xsl:template match="@*|*" mode="redraw">
	<xsl:copy>
		<xsl:apply-templates select="@*|node()" mode="redraw"/>
	</xsl:copy>
</xsl:template>

<xsl:template match="svg:title|svg:desc|text()[not(parent::svg:text)]" mode="redraw"/>

<!-- Strokes and dark fills are black ink; other fills show the white of the paper. -->
<xsl:template match="@fill[. != 'none']|@stroke[. != 'none']" mode="redraw">
	<xsl:attribute name="{name()}">
		<xsl:choose>
			<xsl:when test="not($picture/@ink)"><xsl:value-of select="."/></xsl:when>
			<xsl:when test="name() = 'stroke' or . = 'black'"><xsl:value-of select="$picture/@ink"/></xsl:when>
			<xsl:otherwise>
				<xsl:call-template name="black-or-white">
					<xsl:with-param name="colour" select="."/>
				</xsl:call-template>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:attribute>
</xsl:template>

<!-- #RRGGBB is dark when each of its parts begins with a digit below 5, and so is #RGB. -->
<xsl:template name="black-or-white">
	<xsl:param name="colour"/>
	<xsl:variable name="step" select="(string-length($colour) - 1) div 3"/>
	<xsl:variable name="parts" select="concat(substring($colour, 2, 1), substring($colour, 2 + $step, 1),
		substring($colour, 2 + 2 * $step, 1))"/>
	<xsl:choose>
		<xsl:when test="starts-with($colour, '#') and translate($parts, '01234', '') = ''">
			<xsl:value-of select="$picture/@ink"/>
		</xsl:when>
		<xsl:otherwise>white</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="@stroke-width" mode="redraw">
	<xsl:attribute name="stroke-width">
		<xsl:choose>
			<xsl:when test="$picture/@lines"><xsl:value-of select=". * $picture/@lines"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
		</xsl:choose>
	</xsl:attribute>
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

<!--
  A picture over a key word.  It decorates: the word is said once.  The box
  stands with the lower edge of its word on that of the line, and the word at the
  box's end, so that a full stop after it stands close.
-->
<xsl:attribute-set name="key-line">
	<xsl:attribute name="text-align">end</xsl:attribute>
	<xsl:attribute name="role">NonStruct</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:key">
	<fo:inline-container alignment-baseline="after-edge" line-height="1" start-indent="0pt" end-indent="0pt" role="Span">
		<xsl:call-template name="line"/>
		<fo:block xsl:use-attribute-sets="key-line">
			<fo:block role="artifact" text-align="center" xsl:use-attribute-sets="picture-line">
				<xsl:call-template name="symbol">
					<xsl:with-param name="size" select="$picture/@over"/>
					<xsl:with-param name="says" select="false()"/>
				</xsl:call-template>
			</fo:block>
			<xsl:apply-templates/>
		</fo:block>
	</fo:inline-container>
</xsl:template>

<!-- A picture at the start and words beside it; for the eye a table, for the ear none. -->
<xsl:attribute-set name="beside" use-attribute-sets="space together">
	<xsl:attribute name="role">Div</xsl:attribute>
	<xsl:attribute name="table-layout">fixed</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="beside">
	<xsl:param name="words"/>
	<xsl:param name="width" select="'100%'"/>
	<xsl:param name="name" select="@symbol"/>
	<xsl:param name="size" select="$picture/@medium"/>
	<xsl:param name="says" select="true()"/>
	<xsl:param name="align" select="'center'"/>
	<fo:table width="{$width}" xsl:use-attribute-sets="beside">
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
	<xsl:param name="chosen"/>
	<fo:instream-foreign-object content-width="{$size}" content-height="{$size}">
		<xsl:choose>
			<xsl:when test="$chosen = 'yes'">
				<xsl:attribute name="fox:alt-text"><xsl:value-of select="pf:string('chosen')"/></xsl:attribute>
			</xsl:when>
			<xsl:otherwise><xsl:attribute name="role">artifact</xsl:attribute></xsl:otherwise>
		</xsl:choose>
		<xsl:if test="self::c:option"><xsl:call-template name="fill-option"/></xsl:if>
		<svg:svg viewBox="0 0 20 20" width="20" height="20">
			<svg:rect x="1" y="1" width="18" height="18" rx="3" fill="#FFFFFF"
				stroke="{$colour/@quiet}" stroke-width="1.5"/>
			<xsl:if test="$chosen = 'yes'"><xsl:call-template name="tick-path"/></xsl:if>
		</svg:svg>
	</fo:instream-foreign-object>
</xsl:template>

<xsl:template name="tick-path">
	<svg:path d="M4 10 L8.5 15 L16 5" fill="none" stroke="{$colour/@ink}" stroke-width="2.5"/>
</xsl:template>

<!-- A tick without its box, as high as letters -->
<xsl:template name="tick-mark">
	<fo:instream-foreign-object content-width="0.8em" content-height="0.8em" fox:alt-text="{pf:string('chosen')}">
		<svg:svg viewBox="0 0 20 20" width="20" height="20">
			<xsl:call-template name="tick-path"/>
		</svg:svg>
	</fo:instream-foreign-object>
</xsl:template>

</xsl:stylesheet>
