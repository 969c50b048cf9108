<?xml version="1.0" encoding="UTF-8"?>
<!--
  Content → content for ages 10 to 12: short text with a picture per section.

  An activity becomes a mixed sheet of pictures with a few words each, then
  questions; an agenda becomes rows of picture, words and time; options whose
  pictures all exist are shown as pictures.
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
		<xsl:with-param name="kind" select="'mixed'"/>
		<xsl:with-param name="content">
			<xsl:call-template name="step-list">
				<xsl:with-param name="pictures" select="true()"/>
			</xsl:call-template>
			<xsl:call-template name="questions">
				<xsl:with-param name="look" select="'write'"/>
			</xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="c:agenda/c:step[not(preceding-sibling::c:step)]" priority="1">
	<schedule look="rows">
		<xsl:apply-templates select="../c:step" mode="scheduled"/>
	</schedule>
</xsl:template>

<xsl:template match="c:agenda/c:step"/>

<xsl:template match="c:step" mode="scheduled">
	<xsl:copy>
		<xsl:apply-templates select="@*|node()"/>
	</xsl:copy>
</xsl:template>

<!-- A section without a picture of its own takes the first one in it that is nobody's answer. -->
<xsl:template match="c:section">
	<section picture="large">
		<xsl:if test="not(c:section)">
			<xsl:copy-of select="(.//@symbol[not(parent::c:option)])[1]"/>
		</xsl:if>
		<xsl:apply-templates select="@*|node()"/>
	</section>
</xsl:template>

<xsl:template match="c:choice[not(c:option[not(@symbol) and node()])]">
	<choice look="pictures">
		<xsl:apply-templates select="@*|node()"/>
	</choice>
</xsl:template>

</xsl:stylesheet>
