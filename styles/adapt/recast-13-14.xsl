<?xml version="1.0" encoding="UTF-8"?>
<!--
  Content → content for ages 13 and 14: text and questions for talking, with
  pictures as accents.

  An activity becomes a conversation card, whose questions come before the
  way to work; an agenda becomes a time table; options are words.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:printark:content"
	xmlns:pa="urn:printark:at"
	xmlns="urn:printark:content"
	exclude-result-prefixes="c pa">

<xsl:include href="shared.xsl"/>

<xsl:template match="c:activity">
	<xsl:call-template name="card">
		<xsl:with-param name="kind" select="'conversation'"/>
		<xsl:with-param name="content">
			<xsl:call-template name="questions">
				<xsl:with-param name="look" select="'cards'"/>
			</xsl:call-template>
			<xsl:call-template name="step-list"/>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="c:agenda/c:step[not(preceding-sibling::c:step)]" priority="1">
	<schedule look="table">
		<xsl:apply-templates select="../c:step" mode="scheduled"/>
	</schedule>
</xsl:template>

<xsl:template match="c:agenda/c:step"/>

<xsl:template match="c:step" mode="scheduled">
	<xsl:copy>
		<xsl:apply-templates select="@*|node()"/>
	</xsl:copy>
</xsl:template>

<xsl:template match="c:section[@symbol]">
	<section picture="accent">
		<xsl:apply-templates select="@*|node()"/>
	</section>
</xsl:template>

<xsl:template match="c:choice">
	<choice look="words">
		<xsl:apply-templates select="@*|node()"/>
	</choice>
</xsl:template>

</xsl:stylesheet>
