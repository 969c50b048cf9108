<?xml version="1.0" encoding="UTF-8"?>
<!--
  A letter → pages for a window envelope.

  The address stands where the envelope's window is, which is a matter of the
  paper and not of the language: it keeps its place and runs from left to
  right in a letter that runs from right to left.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:pa="urn:printark:at"
	xmlns:exsl="http://exslt.org/common"
	exclude-result-prefixes="exsl c">

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

<xsl:param name="window"/>
<xsl:param name="proof"/>

<xsl:variable name="windows-on-paper">
	<xsl:if test="$sheet-of-paper"><xsl:apply-templates select="document('themes/windows.xml')/windows" mode="on-paper">
		<xsl:with-param name="by" select="$sheet-of-paper/@windows"/>
	</xsl:apply-templates></xsl:if>
</xsl:variable>

<xsl:variable name="windows" select="document('themes/windows.xml')/windows[not($sheet-of-paper)]|
	exsl:node-set($windows-on-paper)/windows"/>
<xsl:variable name="place"
	select="$windows/window[@name = $window]|$windows[not(window/@name = $window)]/window[1]"/>

<xsl:template match="/c:letter" mode="pages">
	<fo:page-sequence id="document" master-reference="letter" writing-mode="{$writing-mode}">
		<fo:static-content flow-name="rest-head">
			<xsl:call-template name="foot-line"/>
		</fo:static-content>
		<fo:flow flow-name="xsl-region-body">
			<xsl:apply-templates select="$place/fold" mode="window"/>
			<xsl:if test="$proof = 'yes'"><xsl:call-template name="window-proof"/></xsl:if>
			<xsl:apply-templates select="c:address[@for = 'sender']" mode="window"/>
			<xsl:apply-templates select="c:address[@for = 'recipient']" mode="window"/>
			<xsl:apply-templates select="c:dateline"/>
			<xsl:apply-templates select="c:title" mode="heading"/>
			<xsl:apply-templates select="*[not(self::c:title or self::c:address or self::c:dateline)]"/>
		</fo:flow>
	</fo:page-sequence>
</xsl:template>

<!-- Pages: the first leaves the window clear, the others say which letter they belong to -->

<xsl:attribute-set name="letter-paper" use-attribute-sets="paper">
	<xsl:attribute name="margin-bottom"><xsl:value-of select="$place/@bottom"/></xsl:attribute>
	<xsl:attribute name="margin-left"><xsl:value-of select="$place/@side"/></xsl:attribute>
	<xsl:attribute name="margin-right"><xsl:value-of select="$place/@side"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="/c:letter" mode="masters">
	<fo:simple-page-master master-name="first" xsl:use-attribute-sets="letter-paper">
		<fo:region-body margin-top="{$place/@body}"/>
	</fo:simple-page-master>
	<fo:simple-page-master master-name="rest" xsl:use-attribute-sets="letter-paper">
		<fo:region-body margin-top="{$place/@top}"/>
		<fo:region-before region-name="rest-head" extent="{$place/@head}" display-align="after"/>
	</fo:simple-page-master>
	<fo:page-sequence-master master-name="letter">
		<fo:repeatable-page-master-alternatives>
			<fo:conditional-page-master-reference master-reference="first" page-position="first"/>
			<fo:conditional-page-master-reference master-reference="rest"/>
		</fo:repeatable-page-master-alternatives>
	</fo:page-sequence-master>
</xsl:template>

<!-- The window -->

<xsl:attribute-set name="window-text">
	<xsl:attribute name="line-height"><xsl:value-of select="$place/@leading"/></xsl:attribute>
	<xsl:attribute name="text-align">left</xsl:attribute>
	<xsl:attribute name="color"><xsl:value-of select="$colour/@ink"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:address[@for = 'recipient']" mode="window">
	<fo:block-container absolute-position="fixed" writing-mode="lr-tb" xml:lang="da"
		left="{$place/@x}" top="{$place/@y}" width="{$place/@width}" height="{$place/@height}">
		<xsl:copy-of select="@pa:at"/>
		<xsl:for-each select="c:line">
			<fo:block font-size="{$place/@size}" xsl:use-attribute-sets="window-text">
				<xsl:copy-of select="@pa:at"/>
				<xsl:apply-templates/>
			</fo:block>
		</xsl:for-each>
	</fo:block-container>
</xsl:template>

<!-- Where to fold, for who does it by hand. -->
<xsl:template match="fold" mode="window">
	<fo:block-container absolute-position="fixed" writing-mode="lr-tb" left="5mm" top="{@y}"
		width="4mm" height="1mm" role="artifact" border-top="0.4pt solid {$colour/@rule}">
		<fo:block/>
	</fo:block-container>
</xsl:template>

<!-- A proof shows the window, to be held against an envelope. -->
<xsl:template name="window-proof">
	<fo:block-container absolute-position="fixed" writing-mode="lr-tb" role="artifact"
		left="{$place/@x}" top="{$place/@y}" width="{$place/@width}" height="{$place/@height}"
		border="0.6pt dashed {$colour/@rule}">
		<fo:block/>
	</fo:block-container>
</xsl:template>

<!-- Who sends it: one small line with a thin rule under it. -->
<xsl:template match="c:address[@for = 'sender']" mode="window">
	<fo:block-container absolute-position="fixed" writing-mode="lr-tb" xml:lang="da"
		left="{$place/@x}" top="{$place/@return-y}" width="{$place/@return-width}"
		height="{$place/@y} - {$place/@return-y}">
		<xsl:copy-of select="@pa:at"/>
		<fo:block font-size="{$place/@return-size}" border-bottom="{$place/@rule} solid {$colour/@rule}"
			xsl:use-attribute-sets="window-text">
			<xsl:for-each select="c:line">
				<xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if>
				<xsl:apply-templates/>
			</xsl:for-each>
		</fo:block>
	</fo:block-container>
</xsl:template>

<!-- Date and signature -->

<xsl:template match="c:dateline">
	<fo:block text-align="end" space-after="{$space/@normal}pt" xsl:use-attribute-sets="small">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:attribute-set name="signature" use-attribute-sets="space-large">
	<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
	<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:signature">
	<fo:block xsl:use-attribute-sets="signature">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:signature/c:line">
	<fo:block>
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

</xsl:stylesheet>
