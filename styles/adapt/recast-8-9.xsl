<?xml version="1.0" encoding="UTF-8"?>
<!--
  Content → content for ages 8 and 9: pictures first, one idea a line, play
  first, and at most five things on a page.

  An activity becomes a game card whose steps are a strip of pictures, an
  agenda becomes cards, options are pictures.  What a page can hold for a
  child is counted here and said with page-group, because no layout can know
  it: see `weigh`.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:printark:content"
	xmlns:pa="urn:printark:at"
	xmlns:exsl="http://exslt.org/common"
	xmlns="urn:printark:content"
	exclude-result-prefixes="c pa exsl">

<xsl:include href="shared.xsl"/>

<xsl:variable name="most" select="5"/>

<!-- Play first: the strip, then what to talk about -->

<xsl:template match="c:activity">
	<xsl:call-template name="card">
		<xsl:with-param name="kind" select="'game'"/>
		<xsl:with-param name="content">
			<strip>
				<xsl:copy-of select="c:step[1]/@pa:*"/>
				<xsl:apply-templates select="c:step" mode="panel"/>
			</strip>
			<xsl:apply-templates select="c:question[1]"/>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="c:step" mode="panel">
	<panel>
		<xsl:apply-templates select="@*|node()"/>
	</panel>
</xsl:template>

<xsl:template match="c:choice">
	<choice look="pictures">
		<xsl:apply-templates select="@*|node()"/>
	</choice>
</xsl:template>

<xsl:template match="c:section">
	<section picture="large">
		<xsl:apply-templates select="@*|node()"/>
	</section>
</xsl:template>

<!-- An agenda: steps dealt out evenly, so that no page is left with one alone -->

<xsl:template match="c:agenda">
	<xsl:variable name="pages" select="ceiling(count(c:step) div $most)"/>
	<xsl:variable name="per-page" select="ceiling(count(c:step) div $pages)"/>
	<xsl:copy>
		<xsl:apply-templates select="@*|c:title|c:subtitle|c:summary"/>
		<xsl:apply-templates select="c:step[(position() - 1) mod $per-page = 0]" mode="deal">
			<xsl:with-param name="per-page" select="$per-page"/>
		</xsl:apply-templates>
	</xsl:copy>
</xsl:template>

<xsl:template match="c:step" mode="deal">
	<xsl:param name="per-page"/>
	<page-group>
		<xsl:if test="position() = 1">
			<xsl:apply-templates select="preceding-sibling::*[not(self::c:title or
				self::c:subtitle or self::c:summary)]"/>
		</xsl:if>
		<schedule look="cards">
			<xsl:apply-templates select=".|following-sibling::c:step[position() &lt; $per-page]"/>
		</schedule>
		<xsl:if test="position() = last()">
			<xsl:apply-templates select="../c:step[last()]/following-sibling::*"/>
		</xsl:if>
	</page-group>
</xsl:template>

<!-- A sheet: whole sections together as long as their things fit a page -->

<xsl:template match="c:sheet">
	<xsl:variable name="units">
		<xsl:apply-templates select="*[not(self::c:title or self::c:subtitle or self::c:summary)]"
			mode="unit"/>
	</xsl:variable>
	<xsl:copy>
		<xsl:apply-templates select="@*|c:title|c:subtitle|c:summary"/>
		<xsl:call-template name="fill-page">
			<xsl:with-param name="units" select="exsl:node-set($units)/*"/>
		</xsl:call-template>
	</xsl:copy>
</xsl:template>

<!-- A unit is what is not divided: a block, or a section of at most five things. -->
<xsl:template match="*" mode="unit">
	<xsl:apply-templates select="."/>
</xsl:template>

<xsl:template match="c:section" mode="unit">
	<xsl:variable name="things" select="*[not(self::c:title or self::c:p)]"/>
	<xsl:variable name="parts" select="ceiling(count($things) div $most)"/>
	<xsl:choose>
		<xsl:when test="$parts &lt;= 1">
			<xsl:apply-templates select="."/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:apply-templates
				select="$things[(position() - 1) mod ceiling(count($things) div $parts) = 0]"
				mode="part">
				<xsl:with-param name="size" select="ceiling(count($things) div $parts)"/>
			</xsl:apply-templates>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="*" mode="part">
	<xsl:param name="size"/>
	<xsl:variable name="after"
		select="following-sibling::*[not(self::c:p)][position() = $size]"/>
	<section picture="large">
		<xsl:if test="position() = 1">
			<xsl:apply-templates select="../@*|preceding-sibling::*"/>
		</xsl:if>
		<xsl:apply-templates select=".|following-sibling::*[not($after) or
			count(.|$after/preceding-sibling::*) = count($after/preceding-sibling::*)]"/>
	</section>
</xsl:template>

<!-- As many units as fit make a page, at least one; the rest make the next ones. -->
<xsl:template name="fill-page">
	<xsl:param name="units"/>
	<xsl:variable name="fitting">
		<xsl:call-template name="count-fitting">
			<xsl:with-param name="units" select="$units"/>
		</xsl:call-template>
	</xsl:variable>
	<xsl:if test="$units">
		<page-group>
			<xsl:copy-of select="$units[position() &lt;= $fitting]"/>
		</page-group>
		<xsl:call-template name="fill-page">
			<xsl:with-param name="units" select="$units[position() &gt; $fitting]"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template name="count-fitting">
	<xsl:param name="units"/>
	<xsl:param name="taken" select="0"/>
	<xsl:param name="room" select="$most"/>
	<xsl:variable name="weight">
		<xsl:apply-templates select="$units[$taken + 1]" mode="weigh"/>
	</xsl:variable>
	<xsl:choose>
		<xsl:when test="$taken &lt; count($units) and ($taken = 0 or $weight &lt;= $room)">
			<xsl:call-template name="count-fitting">
				<xsl:with-param name="units" select="$units"/>
				<xsl:with-param name="taken" select="$taken + 1"/>
				<xsl:with-param name="room" select="$room - $weight"/>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="$taken"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!--
  Things are what a child has to look at and think about: each picture of a
  choice or a strip is one.  A paragraph leads to one and does not count, nor does
  the field for a name at the head of a sheet.
-->
<xsl:template match="*" mode="weigh">1</xsl:template>
<xsl:template match="c:p|c:field" mode="weigh">0</xsl:template>
<xsl:template match="c:choice|c:card" mode="weigh"><xsl:value-of select="count(.//c:option|.//c:panel)"/></xsl:template>

<xsl:template match="c:section" mode="weigh">
	<xsl:value-of select="count(.//*[self::c:field or self::c:lines or self::c:option or
		self::c:scale or self::c:question or self::c:figure or self::c:table or self::c:panel or
		self::c:li or self::c:tool or self::c:callout])"/>
</xsl:template>

<!-- One idea a line: a sentence that follows another begins a new line -->

<xsl:template match="c:p/text()|c:li/text()|c:question/text()">
	<xsl:call-template name="sentences">
		<xsl:with-param name="text" select="."/>
	</xsl:call-template>
</xsl:template>

<!--
  A sentence ends at . ! ? ؟ before a space and what is neither a small
  letter nor a figure nor a merged value, so that «kl. 17.30» ends nothing.
-->
<xsl:template name="sentences">
	<xsl:param name="text"/>
	<xsl:variable name="marked" select="translate($text, '!?؟&#10;&#9;', '...  ')"/>
	<xsl:variable name="length" select="string-length(substring-before($marked, '. ')) + 1"/>
	<xsl:variable name="rest" select="substring($text, $length + 1)"/>
	<xsl:variable name="begins" select="substring(normalize-space($rest), 1, 1)"/>
	<xsl:choose>
		<xsl:when test="not(contains($marked, '. '))">
			<xsl:value-of select="$text"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="substring($text, 1, $length + 1)"/>
			<xsl:if test="translate($begins, $no-beginning, '') != ''">
				<br/>
			</xsl:if>
			<xsl:call-template name="sentences">
				<xsl:with-param name="text" select="substring($rest, 2)"/>
			</xsl:call-template>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:variable name="no-beginning" select="'abcdefghijklmnopqrstuvwxyzæøå0123456789'"/>

</xsl:stylesheet>
