<?xml version="1.0" encoding="UTF-8"?>
<!--
  A theme → the sizes, spaces and colours that the other modules name.

  The engine's parameters say whom the document is for; the theme file of
  that age group or reader holds the numbers (themes/8-9.xml explains them), and
  no template has any.  A theme of themes/over/ that was asked for replaces those
  that it names.  `tight` takes air from all of them (themes/tight.xml).
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:printark:content"
	xmlns:exsl="http://exslt.org/common"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	exclude-result-prefixes="c exsl">

<xsl:include href="papers.xsl"/>

<xsl:param name="ages"/>
<xsl:param name="reader" select="'child'"/>
<xsl:param name="lang" select="'da'"/>
<xsl:param name="dir" select="'ltr'"/>
<xsl:param name="theme"/>
<xsl:param name="over"/>
<xsl:param name="tight"/>

<xsl:variable name="theme-name">
	<xsl:choose>
		<xsl:when test="/c:sheet/@kind = 'cards'">cards</xsl:when>
		<xsl:when test="/c:sheet/@kind">poster</xsl:when>
		<xsl:when test="$theme != ''"><xsl:value-of select="$theme"/></xsl:when>
		<xsl:when test="$reader != 'child'"><xsl:value-of select="$reader"/></xsl:when>
		<xsl:when test="$ages != ''"><xsl:value-of select="$ages"/></xsl:when>
		<xsl:otherwise>10-12</xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:variable name="looks">
	<xsl:for-each select="document(concat('../themes/', $theme-name, '.xml'))/theme/*">
		<xsl:copy>
			<xsl:copy-of select="@*"/>
			<xsl:if test="$over != ''">
				<!-- A card has no room for margins of paper, and nothing but white at its edges. -->
				<xsl:copy-of select="document(concat('../themes/over/', $over, '.xml'))/theme/*[name() = name(current())]/
					@*[not($theme-name = 'cards' and (parent::page or name() = 'paper'))]"/>
			</xsl:if>
			<xsl:if test="$tight != ''">
				<xsl:apply-templates select="@*" mode="tighten">
					<xsl:with-param name="factors" select="document('../themes/tight.xml')/theme/*[name() = name(current())]/@*"/>
				</xsl:apply-templates>
			</xsl:if>
		</xsl:copy>
	</xsl:for-each>
</xsl:variable>

<!-- A number, or millimetres, less -->
<xsl:template match="@*" mode="tighten">
	<xsl:param name="factors"/>
	<xsl:variable name="less" select="translate(., 'm', '') * $factors[name() = name(current())]"/>
	<xsl:if test="$factors[name() = name(current())]">
		<xsl:attribute name="{name()}">
			<xsl:value-of select="format-number($less, '0.###')"/>
			<xsl:if test="contains(., 'mm')">mm</xsl:if>
		</xsl:attribute>
	</xsl:if>
</xsl:template>

<xsl:variable name="looks-on-paper">
	<xsl:if test="$sheet-of-paper"><xsl:apply-templates select="exsl:node-set($looks)/*" mode="on-paper"/></xsl:if>
</xsl:variable>

<xsl:variable name="look" select="exsl:node-set($looks)[not($sheet-of-paper)]|exsl:node-set($looks-on-paper)[$sheet-of-paper]"/>
<xsl:variable name="page" select="$look/page"/>
<xsl:variable name="type" select="$look/type"/>
<xsl:variable name="heading" select="$look/heading"/>
<xsl:variable name="space" select="$look/space"/>
<xsl:variable name="colour" select="$look/colour"/>
<xsl:variable name="picture" select="$look/symbol"/>
<xsl:variable name="form" select="$look/form"/>

<xsl:variable name="least-size">
	<xsl:choose>
		<xsl:when test="$type/@least &gt; $type/@size"><xsl:value-of select="$type/@least"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$type/@size"/></xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<!-- Arabic letters are small for their size beside Latin ones. -->
<xsl:variable name="size">
	<xsl:choose>
		<xsl:when test="$dir = 'rtl'"><xsl:value-of select="$least-size * $type/@arabic"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$least-size"/></xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<!-- Arabic letters join, so no room may come between them. -->
<xsl:variable name="letter-spacing">
	<xsl:choose>
		<xsl:when test="$type/@letters and $dir != 'rtl'"><xsl:value-of select="concat($size * $type/@letters, 'pt')"/></xsl:when>
		<xsl:otherwise>normal</xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:variable name="word-spacing">
	<xsl:choose>
		<xsl:when test="$type/@words"><xsl:value-of select="concat($size * $type/@words, 'pt')"/></xsl:when>
		<xsl:otherwise>normal</xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:variable name="leading">
	<xsl:choose>
		<xsl:when test="$dir = 'rtl'"><xsl:value-of select="$type/@arabic-leading"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$type/@leading"/></xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:variable name="writing-mode">
	<xsl:choose>
		<xsl:when test="$dir = 'rtl'">rl-tb</xsl:when>
		<xsl:otherwise>lr-tb</xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<!-- Paper and running text -->

<xsl:attribute-set name="paper">
	<xsl:attribute name="page-width"><xsl:value-of select="$page/@width"/></xsl:attribute>
	<xsl:attribute name="page-height"><xsl:value-of select="$page/@height"/></xsl:attribute>
	<xsl:attribute name="writing-mode"><xsl:value-of select="$writing-mode"/></xsl:attribute>
	<xsl:attribute name="background-color"><xsl:value-of select="$colour/@paper"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="text">
	<xsl:attribute name="font-family"><xsl:value-of select="$type/@family"/></xsl:attribute>
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size, 'pt')"/></xsl:attribute>
	<xsl:attribute name="line-height"><xsl:value-of select="$leading"/></xsl:attribute>
	<xsl:attribute name="letter-spacing"><xsl:value-of select="$letter-spacing"/></xsl:attribute>
	<xsl:attribute name="word-spacing"><xsl:value-of select="$word-spacing"/></xsl:attribute>
	<xsl:attribute name="color"><xsl:value-of select="$colour/@ink"/></xsl:attribute>
	<xsl:attribute name="text-align">start</xsl:attribute>
	<xsl:attribute name="hyphenate">false</xsl:attribute>
</xsl:attribute-set>

<!-- The running text of a guide may be justified; nothing else ever is. -->
<xsl:variable name="running-align">
	<xsl:choose>
		<xsl:when test="/c:guide"><xsl:value-of select="$type/@align"/></xsl:when>
		<xsl:otherwise>start</xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:variable name="hyphenates" select="/c:guide and $type/@hyphenate = 'true'"/>

<xsl:attribute-set name="running-text">
	<xsl:attribute name="text-align"><xsl:value-of select="$running-align"/></xsl:attribute>
	<xsl:attribute name="hyphenate"><xsl:value-of select="$hyphenates"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="small">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@small, 'pt')"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="tiny">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@tiny, 'pt')"/></xsl:attribute>
	<xsl:attribute name="color"><xsl:value-of select="$colour/@quiet"/></xsl:attribute>
</xsl:attribute-set>

<!-- Spaces that a page may shrink, so that one more block fits -->

<xsl:variable name="space-small-best" select="concat($space/@small, 'pt')"/>
<xsl:variable name="space-small-least" select="concat($space/@small * $space/@shrink, 'pt')"/>
<xsl:variable name="space-small-most" select="concat($space/@small * $space/@stretch, 'pt')"/>
<xsl:variable name="space-best" select="concat($space/@normal, 'pt')"/>
<xsl:variable name="space-least" select="concat($space/@normal * $space/@shrink, 'pt')"/>
<xsl:variable name="space-most" select="concat($space/@normal * $space/@stretch, 'pt')"/>
<xsl:variable name="space-large-best" select="concat($space/@large, 'pt')"/>
<xsl:variable name="space-large-least" select="concat($space/@large * $space/@shrink, 'pt')"/>
<xsl:variable name="space-large-most" select="concat($space/@large * $space/@stretch, 'pt')"/>

<xsl:attribute-set name="space-small">
	<xsl:attribute name="space-before.minimum"><xsl:value-of select="$space-small-least"/></xsl:attribute>
	<xsl:attribute name="space-before.optimum"><xsl:value-of select="$space-small-best"/></xsl:attribute>
	<xsl:attribute name="space-before.maximum"><xsl:value-of select="$space-small-most"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="space">
	<xsl:attribute name="space-before.minimum"><xsl:value-of select="$space-least"/></xsl:attribute>
	<xsl:attribute name="space-before.optimum"><xsl:value-of select="$space-best"/></xsl:attribute>
	<xsl:attribute name="space-before.maximum"><xsl:value-of select="$space-most"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="space-large">
	<xsl:attribute name="space-before.minimum"><xsl:value-of select="$space-large-least"/></xsl:attribute>
	<xsl:attribute name="space-before.optimum"><xsl:value-of select="$space-large-best"/></xsl:attribute>
	<xsl:attribute name="space-before.maximum"><xsl:value-of select="$space-large-most"/></xsl:attribute>
</xsl:attribute-set>

<!-- Frames -->

<xsl:variable name="rule" select="concat($form/@border, ' solid ', $colour/@rule)"/>

<xsl:attribute-set name="frame">
	<xsl:attribute name="border"><xsl:value-of select="$rule"/></xsl:attribute>
</xsl:attribute-set>

<!--
  A tinted or framed box.  Borders and padding would stick out of the
  indent (XSL 1.1, 5.3.2); a margin, even of nothing, keeps them inside.
-->
<xsl:attribute-set name="box">
	<xsl:attribute name="margin-left">0pt</xsl:attribute>
	<xsl:attribute name="margin-right">0pt</xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$space-best"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="panel" use-attribute-sets="box frame">
	<xsl:attribute name="background-color"><xsl:value-of select="$colour/@panel"/></xsl:attribute>
	<xsl:attribute name="fox:border-radius"><xsl:value-of select="$form/@radius"/></xsl:attribute>
</xsl:attribute-set>

<!-- Does not divide at a page's end unless it must. -->
<xsl:attribute-set name="together">
	<xsl:attribute name="keep-together.within-page">900</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="with-next">
	<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
</xsl:attribute-set>

</xsl:stylesheet>
