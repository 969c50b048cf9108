<?xml version="1.0" encoding="UTF-8"?>
<!--
  A guide → a whole book of A4 pages: title page, contents, parts and chapters,
  with running heads, page x of y and bookmarks.

  Running text stands in from the headings, which makes its lines short enough to
  read and the headings easy to find.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:c="urn:printark:content"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<xsl:include href="shared/theme.xsl"/>
<xsl:include href="shared/at.xsl"/>
<xsl:include href="shared/pages.xsl"/>
<xsl:include href="shared/headings.xsl"/>
<xsl:include href="shared/contents.xsl"/>
<xsl:include href="shared/blocks.xsl"/>
<xsl:include href="shared/inline.xsl"/>
<xsl:include href="shared/lists.xsl"/>
<xsl:include href="shared/tables.xsl"/>
<xsl:include href="shared/forms.xsl"/>
<xsl:include href="shared/cards.xsl"/>
<xsl:include href="shared/diagrams.xsl"/>
<xsl:include href="shared/cutouts.xsl"/>
<xsl:include href="shared/symbols.xsl"/>

<xsl:template match="/c:guide" mode="pages">
	<xsl:call-template name="cover"/>
	<xsl:call-template name="body"/>
</xsl:template>

<!-- Pages: odd ones have the binding at the start side, even ones at the end side -->

<xsl:attribute-set name="guide-paper" use-attribute-sets="paper">
	<xsl:attribute name="margin-top"><xsl:value-of select="$page/@top"/></xsl:attribute>
	<xsl:attribute name="margin-bottom"><xsl:value-of select="$page/@bottom"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="/c:guide" mode="masters">
	<fo:simple-page-master master-name="cover" xsl:use-attribute-sets="sheet-paper">
		<fo:region-body/>
	</fo:simple-page-master>
	<xsl:call-template name="guide-page">
		<xsl:with-param name="name" select="'odd'"/>
		<xsl:with-param name="left" select="$page/@inner"/>
		<xsl:with-param name="right" select="$page/@outer"/>
	</xsl:call-template>
	<xsl:call-template name="guide-page">
		<xsl:with-param name="name" select="'even'"/>
		<xsl:with-param name="left" select="$page/@outer"/>
		<xsl:with-param name="right" select="$page/@inner"/>
	</xsl:call-template>
	<fo:page-sequence-master master-name="pages">
		<fo:repeatable-page-master-alternatives>
			<fo:conditional-page-master-reference master-reference="odd" odd-or-even="odd"/>
			<fo:conditional-page-master-reference master-reference="even" odd-or-even="even"/>
		</fo:repeatable-page-master-alternatives>
	</fo:page-sequence-master>
</xsl:template>

<!-- A book that reads from right to left is bound on the right. -->
<xsl:template name="guide-page">
	<xsl:param name="name"/>
	<xsl:param name="left"/>
	<xsl:param name="right"/>
	<fo:simple-page-master master-name="{$name}" xsl:use-attribute-sets="guide-paper">
		<xsl:choose>
			<xsl:when test="$dir = 'rtl'">
				<xsl:attribute name="margin-left"><xsl:value-of select="$right"/></xsl:attribute>
				<xsl:attribute name="margin-right"><xsl:value-of select="$left"/></xsl:attribute>
			</xsl:when>
			<xsl:otherwise>
				<xsl:attribute name="margin-left"><xsl:value-of select="$left"/></xsl:attribute>
				<xsl:attribute name="margin-right"><xsl:value-of select="$right"/></xsl:attribute>
			</xsl:otherwise>
		</xsl:choose>
		<fo:region-body margin-top="{$page/@head}" margin-bottom="{$page/@foot}"/>
		<fo:region-before region-name="{$name}-head" extent="{$page/@head}"/>
		<fo:region-after region-name="{$name}-foot" extent="{$page/@foot}" display-align="after"/>
	</fo:simple-page-master>
</xsl:template>

<!-- Running lines: on the outer side the chapter and the page, on the inner what they belong to -->

<xsl:template name="running-lines">
	<xsl:variable name="book"><xsl:value-of select="normalize-space(c:title)"/></xsl:variable>
	<fo:static-content flow-name="odd-head">
		<xsl:call-template name="ends">
			<xsl:with-param name="start"><xsl:call-template name="running-part"/></xsl:with-param>
			<xsl:with-param name="end"><xsl:call-template name="running-chapter"/></xsl:with-param>
		</xsl:call-template>
	</fo:static-content>
	<fo:static-content flow-name="even-head">
		<xsl:call-template name="ends">
			<xsl:with-param name="start"><xsl:call-template name="running-chapter"/></xsl:with-param>
			<xsl:with-param name="end"><xsl:call-template name="running-part"/></xsl:with-param>
		</xsl:call-template>
	</fo:static-content>
	<fo:static-content flow-name="odd-foot">
		<xsl:call-template name="ends">
			<xsl:with-param name="start" select="$book"/>
			<xsl:with-param name="end"><xsl:call-template name="page-of"/></xsl:with-param>
		</xsl:call-template>
	</fo:static-content>
	<fo:static-content flow-name="even-foot">
		<xsl:call-template name="ends">
			<xsl:with-param name="start"><xsl:call-template name="page-of"/></xsl:with-param>
			<xsl:with-param name="end" select="$book"/>
		</xsl:call-template>
	</fo:static-content>
</xsl:template>

<xsl:template name="running-part">
	<fo:retrieve-marker retrieve-class-name="part" retrieve-position="first-including-carryover"
		retrieve-boundary="page-sequence"/>
</xsl:template>

<xsl:template name="running-chapter">
	<fo:retrieve-marker retrieve-class-name="chapter" retrieve-position="first-including-carryover"
		retrieve-boundary="page-sequence"/>
</xsl:template>

<!-- Title page -->

<xsl:attribute-set name="cover-title" use-attribute-sets="heading">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@cover, 'pt')"/></xsl:attribute>
	<xsl:attribute name="role">H1</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="cover-text" use-attribute-sets="space-large">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@two, 'pt')"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="cover-band">
	<xsl:attribute name="background-color"><xsl:value-of select="$colour/@band"/></xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$page/@cover-padding"/></xsl:attribute>
	<xsl:attribute name="margin-left">0pt</xsl:attribute>
	<xsl:attribute name="margin-right">0pt</xsl:attribute>
	<xsl:attribute name="fox:border-radius"><xsl:value-of select="$page/@cover-radius"/></xsl:attribute>
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="cover">
	<fo:page-sequence master-reference="cover" writing-mode="{$writing-mode}">
		<fo:flow flow-name="xsl-region-body">
			<fo:block space-before="{$page/@cover-drop}" space-before.conditionality="retain"
				xsl:use-attribute-sets="cover-band">
				<xsl:call-template name="symbol-block">
					<xsl:with-param name="name" select="'lup'"/>
					<xsl:with-param name="size" select="$picture/@large"/>
					<xsl:with-param name="says" select="false()"/>
				</xsl:call-template>
				<fo:block xsl:use-attribute-sets="cover-title space-large">
					<xsl:for-each select="c:title"><xsl:call-template name="at"/></xsl:for-each>
					<xsl:apply-templates select="c:title/node()"/>
				</fo:block>
				<xsl:apply-templates select="c:subtitle|c:summary" mode="cover"/>
			</fo:block>
			<xsl:apply-templates select="c:imprint" mode="cover"/>
		</fo:flow>
	</fo:page-sequence>
</xsl:template>

<xsl:template match="c:subtitle|c:summary" mode="cover">
	<fo:block xsl:use-attribute-sets="cover-text">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- At the foot of the page, wherever the title ends. -->
<xsl:template match="c:imprint" mode="cover">
	<fo:block-container absolute-position="absolute" bottom="0mm" left="0mm" right="0mm" display-align="after"
		height="{$page/@imprint}">
		<xsl:call-template name="at"/>
		<xsl:for-each select="c:p">
			<fo:block xsl:use-attribute-sets="small space">
				<xsl:call-template name="at"/>
				<xsl:apply-templates/>
			</fo:block>
		</xsl:for-each>
	</fo:block-container>
</xsl:template>

<xsl:template match="c:imprint"/>

<!-- Contents, then everything else -->

<xsl:template name="body">
	<fo:page-sequence id="document" master-reference="pages" writing-mode="{$writing-mode}">
		<xsl:call-template name="running-lines"/>
		<fo:flow flow-name="xsl-region-body">
			<xsl:call-template name="contents"/>
			<fo:block break-before="page" start-indent="{$page/@hang}">
				<xsl:apply-templates select="*[not(self::c:section or self::c:subtitle)]"/>
			</fo:block>
			<fo:block start-indent="{$page/@hang}">
				<xsl:apply-templates select="c:section"/>
			</fo:block>
		</fo:flow>
	</fo:page-sequence>
</xsl:template>

<!-- Parts and chapters: what they are called goes to the running heads -->

<xsl:template match="c:guide/c:section" priority="2">
	<fo:block role="Sect">
		<xsl:call-template name="line"/>
		<xsl:attribute name="id"><xsl:call-template name="section-id"/></xsl:attribute>
		<xsl:if test="@kind = 'part' or preceding-sibling::c:section">
			<xsl:attribute name="break-before">page</xsl:attribute>
		</xsl:if>
		<fo:marker marker-class-name="part"><xsl:call-template name="part-name"/></fo:marker>
		<xsl:apply-templates select="c:title" mode="part"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:guide/c:section/c:section" priority="1">
	<fo:block role="Sect">
		<xsl:call-template name="line"/>
		<xsl:attribute name="id"><xsl:call-template name="section-id"/></xsl:attribute>
		<fo:marker marker-class-name="chapter"><xsl:apply-templates select="c:title/node()" mode="plain"/></fo:marker>
		<xsl:apply-templates select="c:title" mode="heading"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:guide//c:section">
	<fo:block role="Sect">
		<xsl:call-template name="line"/>
		<xsl:attribute name="id"><xsl:call-template name="section-id"/></xsl:attribute>
		<xsl:apply-templates select="c:title" mode="heading"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- Chapters hang out to the edge; what is below them stands with the text. -->
<xsl:template match="c:guide/c:section/c:section/c:title" mode="heading" priority="1">
	<fo:block role="H3" start-indent="0pt" xsl:use-attribute-sets="heading-one">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:guide/c:section/c:section/c:section/c:title" mode="heading" priority="1">
	<fo:block role="H4" xsl:use-attribute-sets="heading-two">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- Tables take the whole width, for they have many columns. -->
<xsl:template match="c:section/c:table" priority="1">
	<fo:block start-indent="0pt">
		<xsl:call-template name="table"/>
	</fo:block>
</xsl:template>

<!-- Part 2, where there are parts. -->
<xsl:template name="part-number">
	<xsl:if test="@kind = 'part'">
		<xsl:value-of select="pf:string('part', string(count(preceding-sibling::c:section[@kind = 'part']) + 1))"/>
	</xsl:if>
</xsl:template>

<xsl:template name="part-name">
	<xsl:call-template name="part-number"/>
	<xsl:if test="@kind = 'part'">. </xsl:if>
	<xsl:apply-templates select="c:title/node()" mode="plain"/>
</xsl:template>

<xsl:attribute-set name="part-title" use-attribute-sets="heading">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@part, 'pt')"/></xsl:attribute>
	<xsl:attribute name="start-indent">0pt</xsl:attribute>
	<xsl:attribute name="role">H2</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:section/c:title" mode="part">
	<fo:block xsl:use-attribute-sets="part-title">
		<xsl:call-template name="line"/>
		<xsl:for-each select="parent::c:section[@kind = 'part']">
			<fo:block xsl:use-attribute-sets="part-number"><xsl:call-template name="part-number"/></fo:block>
		</xsl:for-each>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:attribute-set name="part-number">
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@two, 'pt')"/></xsl:attribute>
	<xsl:attribute name="role">Span</xsl:attribute>
</xsl:attribute-set>

</xsl:stylesheet>
