<?xml version="1.0" encoding="UTF-8"?>
<!--
  The pages of a pack's parts, and what the pack puts at their edges: tabs, page
  numbers where a page has none, and what the page belongs to.

  Every page master comes twice, for the left and for the right page of an open book, with a
  region at its edge that takes no room from what stands on it.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	xmlns:exsl="http://exslt.org/common"
	exclude-result-prefixes="exsl c pf">

<xsl:variable name="bound-on-paper">
	<xsl:if test="$sheet-of-paper"><xsl:apply-templates select="document('../themes/pack.xml')/theme" mode="on-paper"/></xsl:if>
</xsl:variable>

<xsl:variable name="bound" select="document('../themes/pack.xml')/theme[not($sheet-of-paper)]|
	exsl:node-set($bound-on-paper)/theme"/>

<!-- Masters -->

<xsl:template match="/c:pack" mode="masters">
	<xsl:call-template name="own-page"><xsl:with-param name="name" select="'pack-page'"/></xsl:call-template>
	<xsl:call-template name="own-page"><xsl:with-param name="name" select="'pack-chapter'"/></xsl:call-template>
	<xsl:call-template name="own-page"><xsl:with-param name="name" select="'pack-front'"/></xsl:call-template>
	<xsl:for-each select="//c:part/fo:layout-master-set">
		<xsl:apply-templates select="fo:simple-page-master" mode="side">
			<xsl:with-param name="side" select="'odd'"/>
		</xsl:apply-templates>
		<xsl:apply-templates select="fo:simple-page-master" mode="side">
			<xsl:with-param name="side" select="'even'"/>
		</xsl:apply-templates>
		<xsl:apply-templates select="fo:simple-page-master" mode="both"/>
		<xsl:apply-templates select="fo:page-sequence-master" mode="sides"/>
	</xsl:for-each>
</xsl:template>

<!-- The pack's own pages -->
<xsl:template name="own-page">
	<xsl:param name="name"/>
	<fo:simple-page-master master-name="{$name}.odd" xsl:use-attribute-sets="sheet-paper">
		<fo:region-body margin-bottom="{$page/@foot}"/>
		<fo:region-start region-name="edge-odd-plain" extent="0mm"/>
	</fo:simple-page-master>
	<fo:simple-page-master master-name="{$name}.even" xsl:use-attribute-sets="sheet-paper">
		<fo:region-body margin-bottom="{$page/@foot}"/>
		<fo:region-start region-name="edge-even-plain" extent="0mm"/>
	</fo:simple-page-master>
	<fo:page-sequence-master master-name="{$name}">
		<xsl:call-template name="alternatives"><xsl:with-param name="name" select="$name"/></xsl:call-template>
	</fo:page-sequence-master>
</xsl:template>

<xsl:template match="fo:simple-page-master" mode="side">
	<xsl:param name="side"/>
	<xsl:copy>
		<xsl:copy-of select="@*"/>
		<xsl:attribute name="master-name"><xsl:value-of select="concat(@master-name, '.', $side)"/></xsl:attribute>
		<xsl:copy-of select="fo:region-body|fo:region-before|fo:region-after"/>
		<fo:region-start extent="0mm">
			<xsl:attribute name="region-name">
				<xsl:value-of select="concat('edge-', $side)"/>
				<xsl:if test="not(fo:region-before|fo:region-after)">-plain</xsl:if>
			</xsl:attribute>
		</fo:region-start>
	</xsl:copy>
</xsl:template>

<xsl:template match="fo:simple-page-master" mode="both">
	<fo:page-sequence-master master-name="{@master-name}">
		<xsl:call-template name="alternatives"><xsl:with-param name="name" select="@master-name"/></xsl:call-template>
	</fo:page-sequence-master>
</xsl:template>

<xsl:template name="alternatives">
	<xsl:param name="name"/>
	<xsl:param name="most"/>
	<fo:repeatable-page-master-alternatives>
		<xsl:if test="$most"><xsl:attribute name="maximum-repeats"><xsl:value-of select="$most"/></xsl:attribute></xsl:if>
		<fo:conditional-page-master-reference master-reference="{$name}.odd" odd-or-even="odd"/>
		<fo:conditional-page-master-reference master-reference="{$name}.even" odd-or-even="even"/>
	</fo:repeatable-page-master-alternatives>
</xsl:template>

<xsl:template match="*" mode="sides">
	<xsl:copy>
		<xsl:copy-of select="@*"/>
		<xsl:apply-templates select="*" mode="sides"/>
	</xsl:copy>
</xsl:template>

<xsl:template match="fo:single-page-master-reference|fo:repeatable-page-master-reference" mode="sides">
	<xsl:call-template name="alternatives">
		<xsl:with-param name="name" select="@master-reference"/>
		<xsl:with-param name="most">
			<xsl:choose>
				<xsl:when test="self::fo:single-page-master-reference">1</xsl:when>
				<xsl:when test="@maximum-repeats"><xsl:value-of select="@maximum-repeats"/></xsl:when>
				<xsl:otherwise>no-limit</xsl:otherwise>
			</xsl:choose>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="fo:conditional-page-master-reference" mode="sides">
	<xsl:variable name="it" select="."/>
	<xsl:if test="not(@odd-or-even = 'even')">
		<xsl:copy>
			<xsl:copy-of select="@*"/>
			<xsl:attribute name="master-reference"><xsl:value-of select="concat(@master-reference, '.odd')"/></xsl:attribute>
			<xsl:attribute name="odd-or-even">odd</xsl:attribute>
		</xsl:copy>
	</xsl:if>
	<xsl:if test="not(@odd-or-even = 'odd')">
		<xsl:copy>
			<xsl:copy-of select="@*"/>
			<xsl:attribute name="master-reference"><xsl:value-of select="concat(@master-reference, '.even')"/></xsl:attribute>
			<xsl:attribute name="odd-or-even">even</xsl:attribute>
		</xsl:copy>
	</xsl:if>
</xsl:template>

<!-- What stands at the edges -->

<xsl:template name="edges">
	<xsl:if test="/c:pack/@numbering = 'part'">
		<xsl:for-each select="ancestor-or-self::*[parent::c:pack]">
			<fo:folio-prefix><xsl:value-of select="concat(count(preceding-sibling::c:part|preceding-sibling::c:chapter) + 1, '-')"/></fo:folio-prefix>
		</xsl:for-each>
	</xsl:if>
	<xsl:call-template name="edge"><xsl:with-param name="name" select="'edge-odd'"/></xsl:call-template>
	<xsl:call-template name="edge"><xsl:with-param name="name" select="'edge-even'"/></xsl:call-template>
	<xsl:call-template name="edge">
		<xsl:with-param name="name" select="'edge-odd-plain'"/>
		<xsl:with-param name="plain" select="true()"/>
	</xsl:call-template>
	<xsl:call-template name="edge">
		<xsl:with-param name="name" select="'edge-even-plain'"/>
		<xsl:with-param name="plain" select="true()"/>
	</xsl:call-template>
</xsl:template>

<!-- Pages before and after the parts have their number and no tab. -->
<xsl:template name="own-edges">
	<fo:static-content flow-name="edge-odd-plain">
		<xsl:call-template name="number"><xsl:with-param name="is-right" select="true()"/></xsl:call-template>
	</fo:static-content>
	<fo:static-content flow-name="edge-even-plain">
		<xsl:call-template name="number">
			<xsl:with-param name="is-right" select="/c:pack/@duplex = 'no'"/>
		</xsl:call-template>
	</fo:static-content>
</xsl:template>

<xsl:template name="edge">
	<xsl:param name="name"/>
	<xsl:param name="plain"/>
	<!-- A book that reads from right to left has its odd pages on the left. -->
	<xsl:variable name="is-right" select="/c:pack/@duplex = 'no' or starts-with($name, 'edge-odd') = ($dir != 'rtl')"/>
	<fo:static-content flow-name="{$name}">
		<xsl:if test="not(/c:pack/@tabs = 'no')">
			<xsl:call-template name="tab"><xsl:with-param name="is-right" select="$is-right"/></xsl:call-template>
		</xsl:if>
		<xsl:if test="$plain">
			<xsl:call-template name="number"><xsl:with-param name="is-right" select="$is-right"/></xsl:call-template>
		</xsl:if>
	</fo:static-content>
</xsl:template>

<xsl:attribute-set name="edge-text">
	<xsl:attribute name="font-family"><xsl:value-of select="$type/@family"/></xsl:attribute>
	<xsl:attribute name="font-size"><xsl:value-of select="$bound/tab/@size"/></xsl:attribute>
	<xsl:attribute name="font-weight">normal</xsl:attribute>
	<xsl:attribute name="line-height">1.2</xsl:attribute>
	<xsl:attribute name="letter-spacing">normal</xsl:attribute>
	<xsl:attribute name="word-spacing">normal</xsl:attribute>
	<xsl:attribute name="text-indent">0pt</xsl:attribute>
	<xsl:attribute name="start-indent">0pt</xsl:attribute>
	<xsl:attribute name="end-indent">0pt</xsl:attribute>
</xsl:attribute-set>

<!-- Tabs stand one below the other, one for each chapter or part of the pack itself. -->
<xsl:template name="tab">
	<xsl:param name="is-right"/>
	<xsl:for-each select="ancestor-or-self::*[parent::c:pack]">
		<xsl:variable name="place" select="count(preceding-sibling::c:part|preceding-sibling::c:chapter)"/>
		<xsl:variable name="count" select="count(../c:part|../c:chapter)"/>
		<xsl:variable name="step">
			<xsl:choose>
				<xsl:when test="$count * ($bound/tab/@height + 2) &gt; $bound/tab/@reach"><xsl:value-of select="$bound/tab/@reach div $count"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="$bound/tab/@height + 2"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:variable name="number">
			<xsl:choose>
				<xsl:when test="@colour"><xsl:value-of select="@colour"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="$place mod 6 + 1"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<fo:block-container absolute-position="fixed" writing-mode="lr-tb" reference-orientation="90"
			top="{$bound/tab/@top + $place * $step}mm" width="{$step - 2}mm" height="{$bound/tab/@width}"
			background-color="{$bound/tab/@*[name() = concat('colour-', $number)]}" display-align="center">
			<xsl:attribute name="left">
				<xsl:choose>
					<xsl:when test="$is-right"><xsl:value-of select="concat($page/@width, ' - ', $bound/tab/@width)"/></xsl:when>
					<xsl:otherwise>0mm</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
			<fo:block text-align="center" color="{$bound/tab/@ink}" xsl:use-attribute-sets="edge-text">
				<xsl:choose>
					<xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
					<xsl:otherwise><xsl:value-of select="$place + 1"/></xsl:otherwise>
				</xsl:choose>
			</fo:block>
		</fo:block-container>
	</xsl:for-each>
</xsl:template>

<!-- The page's number at the outer corner, and what it belongs to. -->
<xsl:template name="number">
	<xsl:param name="is-right"/>
	<fo:block-container absolute-position="fixed" writing-mode="lr-tb" width="{$bound/edge/@width}"
		height="{$bound/edge/@height}" top="{$page/@height} - {$bound/edge/@foot}">
		<xsl:attribute name="left">
			<xsl:choose>
				<xsl:when test="$is-right">
					<xsl:value-of select="concat($page/@width, ' - ', $bound/edge/@side, ' - ', $bound/edge/@width)"/>
				</xsl:when>
				<xsl:otherwise><xsl:value-of select="$bound/edge/@side"/></xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
		<fo:block color="{$colour/@quiet}" xsl:use-attribute-sets="edge-text">
			<xsl:attribute name="text-align">
				<xsl:choose>
					<xsl:when test="$is-right">right</xsl:when>
					<xsl:otherwise>left</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
			<xsl:choose>
				<xsl:when test="$is-right"><xsl:call-template name="belongs"/> <fo:page-number/></xsl:when>
				<xsl:otherwise><fo:page-number/> <xsl:call-template name="belongs"><xsl:with-param name="after" select="true()"/></xsl:call-template></xsl:otherwise>
			</xsl:choose>
		</fo:block>
	</fo:block-container>
</xsl:template>

<xsl:template name="belongs">
	<xsl:param name="after"/>
	<xsl:if test="$after"><xsl:text>&#xA0;&#xA0;|&#xA0;&#xA0;</xsl:text></xsl:if>
	<xsl:value-of select="normalize-space(/c:pack/c:title)"/>
	<xsl:for-each select="ancestor-or-self::c:chapter[parent::c:pack]">
		<xsl:text> · </xsl:text>
		<xsl:apply-templates select="." mode="name"/>
	</xsl:for-each>
	<xsl:if test="not($after)"><xsl:text>&#xA0;&#xA0;|&#xA0;&#xA0;</xsl:text></xsl:if>
</xsl:template>

</xsl:stylesheet>
