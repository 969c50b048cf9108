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

<!-- Play first: the strip, then what to talk about.  A long game is several cards. -->

<xsl:template match="c:activity">
	<xsl:variable name="cards" select="ceiling(count(c:step) div $most)"/>
	<xsl:variable name="per-card" select="ceiling(count(c:step) div $cards)"/>
	<xsl:apply-templates select="c:step[(position() - 1) mod $per-card = 0]" mode="card">
		<xsl:with-param name="per-card" select="$per-card"/>
	</xsl:apply-templates>
</xsl:template>

<xsl:template match="c:step" mode="card">
	<xsl:param name="per-card"/>
	<xsl:variable name="is-last" select="position() = last()"/>
	<card kind="game">
		<xsl:copy-of select="../@*[name() != 'id']"/>
		<xsl:if test="position() = 1"><xsl:copy-of select="../@id"/></xsl:if>
		<xsl:apply-templates select="../c:title"/>
		<xsl:if test="$reader != 'child' and position() = 1">
			<xsl:apply-templates select="../c:goal|../c:materials"/>
		</xsl:if>
		<strip>
			<xsl:copy-of select="@pa:*"/>
			<xsl:apply-templates select=".|following-sibling::c:step[position() &lt; $per-card]" mode="panel"/>
		</strip>
		<xsl:if test="$is-last"><xsl:apply-templates select="../c:question[1]"/></xsl:if>
	</card>
</xsl:template>

<xsl:template match="c:step" mode="panel">
	<panel number="{count(preceding-sibling::c:step) + 1}">
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
		<xsl:call-template name="fill-pages">
			<xsl:with-param name="units" select="exsl:node-set($units)/*"/>
		</xsl:call-template>
	</xsl:copy>
</xsl:template>

<!-- A poster is one page, and its author chose what is on it. -->
<xsl:template match="c:sheet[@kind]">
	<xsl:copy>
		<xsl:apply-templates select="@*|node()"/>
	</xsl:copy>
</xsl:template>

<!-- As many units as fit make a page; the rest make the next ones. -->
<xsl:template name="fill-pages">
	<xsl:param name="units"/>
	<xsl:variable name="fitting">
		<xsl:call-template name="count-fitting">
			<xsl:with-param name="things" select="$units"/>
		</xsl:call-template>
	</xsl:variable>
	<xsl:if test="$units">
		<page-group>
			<xsl:copy-of select="$units[position() &lt;= $fitting]"/>
		</page-group>
		<xsl:call-template name="fill-pages">
			<xsl:with-param name="units" select="$units[position() &gt; $fitting]"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<!-- A unit is what is not divided: a block, a section, or one even part of a large section. -->
<xsl:template match="*" mode="unit">
	<xsl:apply-templates select="."/>
</xsl:template>

<xsl:template match="c:section" mode="unit">
	<xsl:variable name="weight">
		<xsl:apply-templates select="." mode="weigh"/>
	</xsl:variable>
	<xsl:call-template name="section-parts">
		<xsl:with-param name="things" select="*[not(self::c:title)]"/>
		<xsl:with-param name="room" select="ceiling($weight div ceiling($weight div $most))"/>
	</xsl:call-template>
</xsl:template>

<!-- The first part has the title and the id. -->
<xsl:template name="section-parts">
	<xsl:param name="things"/>
	<xsl:param name="room"/>
	<xsl:variable name="fitting">
		<xsl:call-template name="count-fitting">
			<xsl:with-param name="things" select="$things"/>
			<xsl:with-param name="room" select="$room"/>
		</xsl:call-template>
	</xsl:variable>
	<section picture="large">
		<xsl:if test="count($things) = count(*[not(self::c:title)])">
			<xsl:apply-templates select="@*|c:title"/>
		</xsl:if>
		<xsl:apply-templates select="$things[position() &lt;= $fitting]"/>
	</section>
	<xsl:if test="$things[position() &gt; $fitting]">
		<xsl:call-template name="section-parts">
			<xsl:with-param name="things" select="$things[position() &gt; $fitting]"/>
			<xsl:with-param name="room" select="$room"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<!-- How many things, at least one, there is room for. -->
<xsl:template name="count-fitting">
	<xsl:param name="things"/>
	<xsl:param name="taken" select="0"/>
	<xsl:param name="room" select="$most"/>
	<xsl:variable name="needs">
		<xsl:apply-templates select="$things[$taken + 1]" mode="needs"/>
	</xsl:variable>
	<xsl:variable name="weight">
		<xsl:apply-templates select="$things[$taken + 1]" mode="weigh"/>
	</xsl:variable>
	<xsl:choose>
		<xsl:when test="$taken &lt; count($things) and ($taken = 0 or $needs &lt;= $room)">
			<xsl:call-template name="count-fitting">
				<xsl:with-param name="things" select="$things"/>
				<xsl:with-param name="taken" select="$taken + 1"/>
				<xsl:with-param name="room" select="$room - $weight"/>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="$taken"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- What leads to a thing must not be parted from it. -->
<xsl:template match="*" mode="needs">
	<xsl:apply-templates select="." mode="weigh"/>
</xsl:template>

<xsl:template match="c:p[following-sibling::*]" mode="needs">
	<xsl:apply-templates select="following-sibling::*[1]" mode="needs"/>
</xsl:template>

<!--
  Things are what a child has to look at and think about: each picture of a
  choice or a strip is one.  A paragraph leads to one and does not count, nor does
  the field for a name at the head of a sheet.  A choice of more than five is not
  divided: that is for its author to do.
-->
<xsl:template match="*" mode="weigh">1</xsl:template>
<xsl:template match="c:p|c:sheet/c:field|/c:field" mode="weigh">0</xsl:template>

<xsl:template match="c:choice|c:activity|c:card|c:diagram" mode="weigh">
	<xsl:value-of select="count(c:option|c:step|c:strip/c:panel)"/>
</xsl:template>

<xsl:template match="c:section" mode="weigh">
	<xsl:value-of select="count(.//*[self::c:field or self::c:lines or self::c:option or
		self::c:scale or self::c:question or self::c:figure or self::c:table or self::c:panel or
		self::c:step or self::c:li or self::c:tool or self::c:callout])"/>
</xsl:template>

<!-- One idea a line: a sentence that follows another begins a new line -->

<xsl:template match="c:p/text()|c:li/text()|c:question/text()">
	<xsl:call-template name="sentences">
		<xsl:with-param name="text" select="."/>
	</xsl:call-template>
</xsl:template>

<!--
  A sentence ends at . ! ? ؟ ۔ before a space and what is neither a small
  letter nor a figure nor a merged value, so that «kl. 17.30» ends nothing.  Neither
  does «1.» that begins a line.
-->
<xsl:template name="sentences">
	<xsl:param name="text"/>
	<xsl:variable name="marked" select="translate($text, '!?؟۔&#10;&#9;', '....  ')"/>
	<xsl:variable name="length" select="string-length(substring-before($marked, '. ')) + 1"/>
	<xsl:variable name="before" select="normalize-space(substring($text, 1, $length - 1))"/>
	<xsl:variable name="rest" select="substring($text, $length + 1)"/>
	<xsl:variable name="begins" select="substring(normalize-space($rest), 1, 1)"/>
	<xsl:choose>
		<xsl:when test="not(contains($marked, '. '))">
			<xsl:value-of select="$text"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="substring($text, 1, $length + 1)"/>
			<xsl:if test="(translate($begins, $no-beginning, '') != '' or
				($begins = '' and following-sibling::node()[1][self::c:key])) and
				(translate($before, $figures, '') != '' or $before = '')">
				<br/>
			</xsl:if>
			<xsl:call-template name="sentences">
				<xsl:with-param name="text" select="substring($rest, 2)"/>
			</xsl:call-template>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:variable name="figures" select="'0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩'"/>
<xsl:variable name="no-beginning" select="concat('abcdefghijklmnopqrstuvwxyzæøå',
	'ąćęłńóśźżşçğıöüăâîșț', 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя', $figures)"/>

</xsl:stylesheet>
