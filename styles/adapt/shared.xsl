<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the three ways of recasting have in common: whatever a way does not
  speak of stays as it is.

  Recasting turns content into content.  Beside the schema's elements its
  result has a few more, which say how things belong together and nothing
  about looks:

    page-group            things that share a page; the next one begins a new page
    schedule look=…       the steps of an agenda: cards, rows or table
    strip                 a strip of pictures …
      panel symbol=… number=…   … each with one idea under it (title?, blocks)
    card kind=…           what an activity has become: game, mixed or
                          conversation (title, goal?, materials?, then strip, ol or
                          talk); symbol, minutes and id as the activity's
    ol look="pictures"    steps, a picture beside the number of each
    talk                  questions that stand together, to talk about; look="write"
                          has room to write after each, look="cards" is a card each
    choice look=…         pictures or words
    section picture=…     large or accent: how the section's symbol stands by its title
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:printark:content"
	xmlns:pa="urn:printark:at"
	xmlns="urn:printark:content"
	exclude-result-prefixes="c pa">

<xsl:output method="xml" indent="no"/>

<xsl:param name="reader"/>
<xsl:param name="lang" select="'da'"/>

<xsl:template match="@*|node()">
	<xsl:copy>
		<xsl:apply-templates select="@*|node()"/>
	</xsl:copy>
</xsl:template>

<!-- Questions that stand together become one thing to talk about -->

<xsl:template match="c:question[not(preceding-sibling::*[1][self::c:question])]">
	<talk>
		<xsl:copy-of select="@pa:*"/>
		<xsl:apply-templates select="." mode="talk"/>
	</talk>
</xsl:template>

<xsl:template match="c:question"/>

<xsl:template match="c:question" mode="talk">
	<xsl:copy>
		<xsl:apply-templates select="@*|node()"/>
	</xsl:copy>
	<xsl:apply-templates select="following-sibling::*[1][self::c:question]" mode="talk"/>
</xsl:template>

<!-- An activity's card: the shell that every age group fills in its own order -->

<xsl:template name="card">
	<xsl:param name="kind"/>
	<xsl:param name="content"/>
	<card kind="{$kind}">
		<xsl:copy-of select="@*"/>
		<xsl:apply-templates select="c:title"/>
		<xsl:if test="$reader != 'child'">
			<xsl:apply-templates select="c:goal|c:materials"/>
		</xsl:if>
		<xsl:copy-of select="$content"/>
	</card>
</xsl:template>

<!-- Steps as a numbered list, for readers who read; with pictures or without. -->
<xsl:template name="step-list">
	<xsl:param name="pictures" select="false()"/>
	<ol>
		<xsl:if test="$pictures"><xsl:attribute name="look">pictures</xsl:attribute></xsl:if>
		<xsl:copy-of select="c:step[1]/@pa:*"/>
		<xsl:apply-templates select="c:step" mode="item">
			<xsl:with-param name="pictures" select="$pictures"/>
		</xsl:apply-templates>
	</ol>
</xsl:template>

<!-- An activity's questions, as its age group takes them -->
<xsl:template name="questions">
	<xsl:param name="look"/>
	<xsl:if test="c:question">
		<talk look="{$look}">
			<xsl:copy-of select="c:question[1]/@pa:*"/>
			<xsl:apply-templates select="c:question" mode="alone"/>
		</talk>
	</xsl:if>
</xsl:template>

<xsl:template match="c:question" mode="alone">
	<xsl:copy>
		<xsl:apply-templates select="@*|node()"/>
	</xsl:copy>
</xsl:template>

<xsl:template match="c:step" mode="item">
	<xsl:param name="pictures"/>
	<li>
		<xsl:copy-of select="@*[name() != 'symbol' or $pictures]"/>
		<xsl:if test="c:title">
			<p>
				<xsl:copy-of select="c:title/@*"/>
				<strong><xsl:apply-templates select="c:title/node()"/></strong>
			</p>
		</xsl:if>
		<xsl:apply-templates select="*[not(self::c:title)]"/>
	</li>
</xsl:template>

</xsl:stylesheet>
