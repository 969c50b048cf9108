<?xml version="1.0" encoding="UTF-8"?>
<!--
  Diagrams → drawings with words in them: stairs, a wheel, a battery.

  Stairs and battery are tables whose rows stack; they read from the top
  down, as they look.  The wheel is a drawing with boxes of words laid over its
  fields, which is why its size is a number and not a share of the page.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:svg="http://www.w3.org/2000/svg"
	xmlns:c="urn:printark:content"
	xmlns:math="http://exslt.org/math"
	xmlns:str="http://exslt.org/strings"
	xmlns:exsl="http://exslt.org/common"
	exclude-result-prefixes="exsl c math str">

<xsl:variable name="drawings-on-paper">
	<xsl:if test="$sheet-of-paper"><xsl:apply-templates select="document('../themes/drawings.xml')/drawings" mode="on-paper"/></xsl:if>
</xsl:variable>

<xsl:variable name="drawings" select="document('../themes/drawings.xml')/drawings[not($sheet-of-paper)]|
	exsl:node-set($drawings-on-paper)/drawings"/>

<xsl:attribute-set name="diagram" use-attribute-sets="space-large together">
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="stack">
	<xsl:attribute name="role">Div</xsl:attribute>
	<xsl:attribute name="table-layout">fixed</xsl:attribute>
	<xsl:attribute name="width">100%</xsl:attribute>
	<xsl:attribute name="border-collapse">separate</xsl:attribute>
	<xsl:attribute name="border-separation">0pt</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="stack-cell" use-attribute-sets="frame">
	<xsl:attribute name="role">NonStruct</xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$space-best"/></xsl:attribute>
	<xsl:attribute name="display-align">center</xsl:attribute>
	<xsl:attribute name="line-height"><xsl:value-of select="$heading-leading"/></xsl:attribute>
</xsl:attribute-set>

<!-- The colour of a place among tints that repeat. -->
<xsl:template name="tint">
	<xsl:param name="tints"/>
	<xsl:param name="place"/>
	<xsl:variable name="names" select="str:tokenize($tints)"/>
	<xsl:variable name="name" select="string($names[($place - 1) mod count($names) + 1])"/>
	<xsl:value-of select="$colour/@*[name() = $name]"/>
</xsl:template>

<!-- The words of a field, and its picture beside them -->

<xsl:template match="c:diagram/c:step" mode="words">
	<xsl:apply-templates select="c:title" mode="step"/>
	<xsl:apply-templates/>
</xsl:template>

<xsl:template match="c:diagram/c:step/c:title" mode="step">
	<fo:block xsl:use-attribute-sets="strong">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:diagram/c:step/c:p">
	<fo:block>
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:diagram/c:step" mode="field">
	<xsl:apply-templates select="." mode="words"/>
</xsl:template>

<!-- A poster of few fields has room for larger pictures. -->
<xsl:template match="c:diagram/c:step[@symbol]" mode="field">
	<xsl:call-template name="beside">
		<xsl:with-param name="size">
			<xsl:choose>
				<xsl:when test="/c:sheet/@kind and count(../c:step) &lt;= $drawings/battery/@few">
					<xsl:value-of select="$picture/@option"/>
				</xsl:when>
				<xsl:otherwise><xsl:value-of select="$picture/@medium"/></xsl:otherwise>
			</xsl:choose>
		</xsl:with-param>
		<xsl:with-param name="says" select="false()"/>
		<xsl:with-param name="words"><xsl:apply-templates select="." mode="words"/></xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!-- Stairs: each step stands back from the one below, and words have the rest of the row -->

<xsl:template match="c:diagram[@as = 'stairs']">
	<fo:block xsl:use-attribute-sets="diagram">
		<xsl:call-template name="at"/>
		<fo:table xsl:use-attribute-sets="stack">
			<fo:table-column column-width="proportional-column-width(1)"
				number-columns-repeated="{count(c:step) - 1}"/>
			<fo:table-column column-width="proportional-column-width({$drawings/stairs/@top})"/>
			<fo:table-body role="NonStruct" xsl:use-attribute-sets="cells">
				<xsl:for-each select="c:step">
					<xsl:sort select="position()" data-type="number" order="descending"/>
					<xsl:apply-templates select="." mode="stair"/>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</fo:block>
</xsl:template>

<xsl:template match="c:step" mode="stair">
	<xsl:variable name="place" select="count(preceding-sibling::c:step) + 1"/>
	<xsl:variable name="background">
		<xsl:call-template name="tint">
			<xsl:with-param name="tints" select="$drawings/stairs/@tints"/>
			<xsl:with-param name="place" select="$place"/>
		</xsl:call-template>
	</xsl:variable>
	<fo:table-row role="NonStruct">
		<xsl:if test="$place &gt; 1">
			<fo:table-cell role="NonStruct" number-columns-spanned="{$place - 1}"><fo:block/></fo:table-cell>
		</xsl:if>
		<fo:table-cell number-columns-spanned="{count(../c:step) - $place + 1}"
			background-color="{$background}" xsl:use-attribute-sets="stack-cell">
			<xsl:call-template name="line"/>
			<xsl:apply-templates select="." mode="field"/>
		</fo:table-cell>
	</fo:table-row>
</xsl:template>

<!-- A battery: a frame with levels, the fullest on top -->

<xsl:attribute-set name="battery">
	<xsl:attribute name="margin-left">0pt</xsl:attribute>
	<xsl:attribute name="margin-right">0pt</xsl:attribute>
	<xsl:attribute name="border">
		<xsl:value-of select="concat($drawings/battery/@border, ' solid ', $colour/@ink)"/>
	</xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$space-best"/></xsl:attribute>
	<xsl:attribute name="fox:border-radius"><xsl:value-of select="$drawings/battery/@radius"/></xsl:attribute>
	<xsl:attribute name="background-color"><xsl:value-of select="$colour/@panel"/></xsl:attribute>
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:diagram[@as = 'battery']">
	<fo:block xsl:use-attribute-sets="diagram">
		<xsl:call-template name="at"/>
		<xsl:call-template name="battery-cap"/>
		<fo:block xsl:use-attribute-sets="battery">
			<fo:table xsl:use-attribute-sets="grid">
				<fo:table-column column-width="proportional-column-width(1)"/>
				<fo:table-body role="NonStruct" xsl:use-attribute-sets="cells">
					<xsl:for-each select="c:step">
						<xsl:sort select="position()" data-type="number" order="descending"/>
						<xsl:apply-templates select="." mode="level"/>
					</xsl:for-each>
				</fo:table-body>
			</fo:table>
		</fo:block>
	</fo:block>
</xsl:template>

<xsl:template name="battery-cap">
	<fo:block role="artifact" text-align="center" keep-with-next.within-page="always"
		xsl:use-attribute-sets="picture-line">
		<fo:instream-foreign-object content-width="{$drawings/battery/@cap-width}"
			content-height="{$drawings/battery/@cap-height}" scaling="non-uniform">
			<svg:svg viewBox="0 0 44 7" width="44" height="7" preserveAspectRatio="none">
				<svg:path d="M0 7V3Q0 0 3 0H41Q44 0 44 3V7Z" fill="{$colour/@ink}"/>
			</svg:svg>
		</fo:instream-foreign-object>
	</fo:block>
</xsl:template>

<xsl:template match="c:step" mode="level">
	<xsl:variable name="background">
		<xsl:call-template name="tint">
			<xsl:with-param name="tints" select="$drawings/battery/@tints"/>
			<xsl:with-param name="place" select="count(preceding-sibling::c:step) + 1"/>
		</xsl:call-template>
	</xsl:variable>
	<fo:table-row role="NonStruct">
		<fo:table-cell background-color="{$background}" fox:border-radius="{$form/@radius}"
			xsl:use-attribute-sets="stack-cell">
			<xsl:call-template name="line"/>
			<xsl:apply-templates select="." mode="field"/>
		</fo:table-cell>
	</fo:table-row>
</xsl:template>

<!-- A wheel: fields from the top round with the clock -->

<xsl:variable name="wheel-size">
	<xsl:choose>
		<xsl:when test="/c:sheet/@kind = 'poster'"><xsl:value-of select="$drawings/wheel/@poster"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$drawings/wheel/@size"/></xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:template match="c:diagram[@as = 'wheel']">
	<xsl:variable name="count" select="count(c:step)"/>
	<fo:block text-align="center" xsl:use-attribute-sets="diagram">
		<xsl:call-template name="at"/>
		<fo:block-container role="Div" width="{$wheel-size}mm" height="{$wheel-size + 1}mm"
			margin-left="(100% - {$wheel-size}mm) div 2" keep-together.within-page="always">
			<fo:block-container role="artifact" absolute-position="absolute" start-indent="0pt" end-indent="0pt" top="0mm" left="0mm"
				width="{$wheel-size}mm" height="{$wheel-size + 1}mm">
				<fo:block xsl:use-attribute-sets="picture-line">
					<xsl:call-template name="wheel-drawing"/>
				</fo:block>
			</fo:block-container>
			<xsl:apply-templates select="c:step" mode="wheel-field">
				<xsl:with-param name="shares" select="$drawings/wheel/fields[@most &gt;= $count][1]"/>
			</xsl:apply-templates>
			<fo:block/>
		</fo:block-container>
	</fo:block>
</xsl:template>

<xsl:template name="wheel-drawing">
	<fo:instream-foreign-object role="artifact" content-width="{$wheel-size}mm"
		content-height="{$wheel-size}mm">
		<svg:svg viewBox="-101 -101 202 202" width="202" height="202">
			<xsl:apply-templates select="c:step" mode="sector"/>
			<svg:circle cx="0" cy="0" r="{100 * $drawings/wheel/@hub}" fill="{$colour/@panel}"
				stroke="{$colour/@ink}" stroke-width="{$drawings/wheel/@rule * 2}"/>
		</svg:svg>
	</fo:instream-foreign-object>
</xsl:template>

<xsl:variable name="turn" select="2 * 3.14159265358979"/>

<xsl:template match="c:step" mode="sector">
	<xsl:variable name="angle" select="$turn div count(../c:step)"/>
	<xsl:variable name="from" select="$angle * count(preceding-sibling::c:step)"/>
	<xsl:variable name="to" select="$from + $angle"/>
	<xsl:variable name="background">
		<xsl:call-template name="tint">
			<xsl:with-param name="tints" select="$drawings/stairs/@tints"/>
			<xsl:with-param name="place" select="count(preceding-sibling::c:step) + 1"/>
		</xsl:call-template>
	</xsl:variable>
	<svg:path fill="{$background}" stroke="{$colour/@ink}" stroke-width="{$drawings/wheel/@rule * 2}"
		d="M0 0L{format-number(100 * math:sin($from), '0.###')} {format-number(-100 * math:cos($from), '0.###')}A100 100 0 0 1 {format-number(100 * math:sin($to), '0.###')} {format-number(-100 * math:cos($to), '0.###')}Z"/>
</xsl:template>

<xsl:template match="c:step" mode="wheel-field">
	<xsl:param name="shares"/>
	<xsl:variable name="radius" select="$wheel-size div 2"/>
	<xsl:variable name="angle" select="$turn div count(../c:step) * (count(preceding-sibling::c:step) + 0.5)"/>
	<xsl:variable name="x" select="$radius * (1 + $shares/@at * math:sin($angle) - $shares/@wide div 2)"/>
	<xsl:variable name="y" select="$radius * (1 - $shares/@at * math:cos($angle) - $shares/@high div 2)"/>
	<fo:block-container absolute-position="absolute" start-indent="0pt" end-indent="0pt" role="Div" display-align="center"
		left="{format-number($x, '0.##')}mm" top="{format-number($y, '0.##')}mm"
		width="{$radius * $shares/@wide}mm" height="{$radius * $shares/@high}mm">
		<fo:block text-align="center" role="Div" line-height="{$heading-leading}">
			<xsl:variable name="larger">
				<xsl:choose>
					<xsl:when test="/c:sheet/@kind = 'poster'"><xsl:value-of select="$size * $shares/@type"/></xsl:when>
					<xsl:otherwise><xsl:value-of select="$size"/></xsl:otherwise>
				</xsl:choose>
			</xsl:variable>
			<xsl:attribute name="font-size"><xsl:value-of select="concat($larger, 'pt')"/></xsl:attribute>
			<xsl:call-template name="fitting-words">
				<xsl:with-param name="words" select="c:title"/>
				<xsl:with-param name="room" select="$radius * $shares/@wide"/>
				<xsl:with-param name="normal" select="$larger"/>
				<xsl:with-param name="weight" select="$bold"/>
				<xsl:with-param name="lines" select="2"/>
			</xsl:call-template>
			<xsl:call-template name="line"/>
			<xsl:call-template name="symbol-block">
				<xsl:with-param name="size" select="concat($radius * $shares/@picture, 'mm')"/>
				<xsl:with-param name="says" select="false()"/>
				<xsl:with-param name="align" select="'center'"/>
			</xsl:call-template>
			<xsl:apply-templates select="." mode="words"/>
		</fo:block>
	</fo:block-container>
</xsl:template>

</xsl:stylesheet>
