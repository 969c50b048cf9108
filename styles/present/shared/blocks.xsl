<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks of text → formatting objects: paragraphs, sections, call-outs, pictures, talk. -->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	exclude-result-prefixes="c pf">

<!-- What a document's properties show and its pages do not. -->
<xsl:template match="c:summary"/>

<!-- Titles are set by what they head. -->
<xsl:template match="c:title"/>

<!-- Paragraphs -->

<xsl:attribute-set name="paragraph" use-attribute-sets="space running-text">
	<xsl:attribute name="orphans">2</xsl:attribute>
	<xsl:attribute name="widows">2</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:p">
	<fo:block xsl:use-attribute-sets="paragraph">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- One idea, one picture; a smaller one in a letter, which has the room of half a page. -->
<xsl:variable name="beside-size">
	<xsl:choose>
		<xsl:when test="/c:letter"><xsl:value-of select="$picture/@letter"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$picture/@medium"/></xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:template match="c:p[@symbol]">
	<xsl:call-template name="beside">
		<xsl:with-param name="size" select="$beside-size"/>
		<xsl:with-param name="words">
			<fo:block>
				<xsl:call-template name="line"/>
				<xsl:apply-templates/>
			</fo:block>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<!-- What shares a page -->

<xsl:template match="c:page-group">
	<fo:block role="Div">
		<xsl:if test="preceding-sibling::c:page-group">
			<xsl:attribute name="break-before">page</xsl:attribute>
		</xsl:if>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- Sections -->

<xsl:template match="c:section">
	<fo:block role="Sect">
		<xsl:call-template name="at"/>
		<xsl:apply-templates select="c:title" mode="heading"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- Its picture large beside all text, or small beside the title; titles always begin at the margin. -->
<xsl:template match="c:section[@symbol]">
	<fo:block role="Sect" xsl:use-attribute-sets="space-large">
		<xsl:call-template name="at"/>
		<xsl:call-template name="beside-title">
			<xsl:with-param name="size" select="$picture/@small"/>
		</xsl:call-template>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:section[@symbol and @picture = 'large' and
	not(c:section or c:table or c:activity or c:card or c:choice or c:field or c:lines or c:scale)]">
	<fo:block role="Sect" xsl:use-attribute-sets="space-large together">
		<xsl:call-template name="at"/>
		<xsl:apply-templates select="c:title" mode="heading"/>
		<xsl:call-template name="beside">
			<xsl:with-param name="size" select="$beside-size"/>
			<xsl:with-param name="says" select="false()"/>
			<xsl:with-param name="words"><xsl:apply-templates/></xsl:with-param>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<!-- The picture decorates: the title says it. -->
<xsl:template name="beside-title">
	<xsl:param name="size" select="$picture/@medium"/>
	<fo:block xsl:use-attribute-sets="with-next">
		<xsl:call-template name="beside">
			<xsl:with-param name="size" select="$size"/>
			<xsl:with-param name="says" select="false()"/>
			<xsl:with-param name="words">
				<xsl:apply-templates select="c:title" mode="heading"/>
			</xsl:with-param>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<!-- Call-outs: a tint and a bar at the start side -->

<xsl:attribute-set name="callout" use-attribute-sets="space-large box together">
	<xsl:attribute name="background-color">
		<xsl:value-of select="$colour/@*[name() = current()/@kind]"/>
	</xsl:attribute>
	<xsl:attribute name="border-start-style">solid</xsl:attribute>
	<xsl:attribute name="border-start-width"><xsl:value-of select="concat($space/@normal div 2, 'pt')"/></xsl:attribute>
	<xsl:attribute name="border-start-color"><xsl:value-of select="$colour/@accent"/></xsl:attribute>
	<xsl:attribute name="space-after"><xsl:value-of select="$space-best"/></xsl:attribute>
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<!-- What opens a call-out or a box: not a heading of the document. -->
<xsl:attribute-set name="label" use-attribute-sets="with-next">
	<xsl:attribute name="font-weight">bold</xsl:attribute>
	<xsl:attribute name="color"><xsl:value-of select="$colour/@accent"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:callout">
	<fo:block xsl:use-attribute-sets="callout">
		<xsl:call-template name="at"/>
		<fo:block xsl:use-attribute-sets="label">
			<xsl:for-each select="c:title"><xsl:call-template name="line"/></xsl:for-each>
			<xsl:apply-templates select="c:title/node()"/>
			<xsl:if test="not(c:title)"><xsl:value-of select="pf:string(string(@kind))"/></xsl:if>
		</fo:block>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<!-- Questions to talk about -->

<xsl:attribute-set name="talk" use-attribute-sets="space-large panel together">
	<xsl:attribute name="space-after"><xsl:value-of select="$space-best"/></xsl:attribute>
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:talk">
	<xsl:call-template name="talk">
		<xsl:with-param name="questions" select="c:question"/>
	</xsl:call-template>
</xsl:template>

<!-- Room to write after each question -->
<xsl:template match="c:talk[@look = 'write']">
	<fo:block role="Div" xsl:use-attribute-sets="space">
		<xsl:call-template name="line"/>
		<fo:block xsl:use-attribute-sets="label"><xsl:value-of select="pf:string('talk')"/></fo:block>
		<xsl:for-each select="c:question">
			<fo:block role="Div" xsl:use-attribute-sets="together">
				<fo:block xsl:use-attribute-sets="space-small ask">
					<xsl:call-template name="at"/>
					<xsl:apply-templates/>
				</fo:block>
				<xsl:call-template name="rules"/>
			</fo:block>
		</xsl:for-each>
	</fo:block>
</xsl:template>

<!-- A card for each question, to talk from -->
<xsl:template match="c:talk[@look = 'cards']">
	<xsl:call-template name="grid">
		<xsl:with-param name="cells" select="c:question"/>
		<xsl:with-param name="across" select="2"/>
	</xsl:call-template>
</xsl:template>

<xsl:attribute-set name="question-cell" use-attribute-sets="grid-cell">
	<xsl:attribute name="text-align">start</xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$space-large-least"/></xsl:attribute>
	<xsl:attribute name="line-height"><xsl:value-of select="$leading"/></xsl:attribute>
	<xsl:attribute name="font-size"><xsl:value-of select="concat($size * $heading/@two, 'pt')"/></xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:question" mode="cell">
	<fo:table-cell xsl:use-attribute-sets="question-cell">
		<fo:block>
			<xsl:call-template name="at"/>
			<xsl:apply-templates/>
		</fo:block>
	</fo:table-cell>
</xsl:template>

<!-- Content that nobody recast has its questions one by one. -->
<xsl:template match="c:question[not(preceding-sibling::*[1][self::c:question])]">
	<xsl:variable name="end" select="following-sibling::*[not(self::c:question)][1]"/>
	<xsl:call-template name="talk">
		<xsl:with-param name="questions" select=".|following-sibling::c:question[not($end) or
			count(.|$end/preceding-sibling::*) = count($end/preceding-sibling::*)]"/>
	</xsl:call-template>
</xsl:template>

<xsl:template match="c:question"/>

<!-- Right under a title, the title says what the questions are. -->
<xsl:template name="talk">
	<xsl:param name="questions"/>
	<fo:block xsl:use-attribute-sets="talk">
		<xsl:call-template name="line"/>
		<xsl:if test="preceding-sibling::*[not(self::c:title)]">
			<fo:block xsl:use-attribute-sets="label">
				<xsl:value-of select="pf:string('talk')"/>
			</fo:block>
		</xsl:if>
		<fo:list-block xsl:use-attribute-sets="list">
			<xsl:apply-templates select="$questions" mode="item"/>
		</fo:list-block>
	</fo:block>
</xsl:template>

<xsl:template match="c:question" mode="item">
	<xsl:call-template name="item">
		<xsl:with-param name="label" select="pf:string('question-mark')"/>
	</xsl:call-template>
</xsl:template>

<!-- Tools -->

<xsl:template match="c:tool">
	<fo:block role="Sect" xsl:use-attribute-sets="space-large">
		<xsl:call-template name="at"/>
		<xsl:call-template name="beside">
			<xsl:with-param name="align" select="'before'"/>
			<xsl:with-param name="words">
				<xsl:apply-templates select="c:title" mode="heading"/>
				<xsl:apply-templates/>
			</xsl:with-param>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<!-- Pictures that say something of their own -->

<xsl:attribute-set name="figure" use-attribute-sets="space-large together">
	<xsl:attribute name="text-align">center</xsl:attribute>
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:figure">
	<fo:block xsl:use-attribute-sets="figure">
		<xsl:call-template name="at"/>
		<xsl:if test="@symbol">
			<xsl:call-template name="symbol-block">
				<xsl:with-param name="size" select="$picture/@large"/>
				<xsl:with-param name="align" select="'center'"/>
			</xsl:call-template>
		</xsl:if>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

<xsl:template match="c:image">
	<fo:block xsl:use-attribute-sets="picture-line">
		<fo:external-graphic src="url({@src})" fox:alt-text="{@alt}" scaling="uniform"
			content-width="scale-down-to-fit" width="100%">
			<xsl:call-template name="at"/>
			<xsl:if test="@width">
				<xsl:attribute name="width"><xsl:value-of select="@width"/></xsl:attribute>
				<xsl:attribute name="content-width">scale-to-fit</xsl:attribute>
			</xsl:if>
		</fo:external-graphic>
	</fo:block>
</xsl:template>

<xsl:template match="c:caption">
	<fo:block role="Caption" keep-with-previous.within-page="always" xsl:use-attribute-sets="space-small small">
		<xsl:call-template name="at"/>
		<xsl:apply-templates/>
	</fo:block>
</xsl:template>

</xsl:stylesheet>
