<?xml version="1.0" encoding="UTF-8"?>
<!--
  What is filled in → rules to write on, boxes to tick, pictures to ring, scales; on a screen
  fields as well (fill.xsl).
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:c="urn:printark:content"
	xmlns:pf="urn:printark:functions"
	xmlns:str="http://exslt.org/strings"
	exclude-result-prefixes="c pf str">

<xsl:include href="fill.xsl"/>

<xsl:attribute-set name="ask" use-attribute-sets="with-next">
	<xsl:attribute name="font-weight">bold</xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="form" use-attribute-sets="space together">
	<xsl:attribute name="role">Div</xsl:attribute>
</xsl:attribute-set>

<!-- Room to write: a label, then as many rules as were asked for -->

<xsl:attribute-set name="rule-line">
	<xsl:attribute name="line-height"><xsl:value-of select="$form/@line"/></xsl:attribute>
	<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
	<xsl:attribute name="role">artifact</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="rules">
	<xsl:param name="count" select="1"/>
	<xsl:variable name="answer"><xsl:call-template name="answer"/></xsl:variable>
	<xsl:choose>
		<xsl:when test="$answer != '' and $count &gt; 0">
			<fo:block xsl:use-attribute-sets="written">
				<xsl:call-template name="write">
					<xsl:with-param name="answer" select="$answer"/>
				</xsl:call-template>
			</fo:block>
		</xsl:when>
		<xsl:when test="not($fills)">
			<xsl:call-template name="paper-rules">
				<xsl:with-param name="count" select="$count"/>
			</xsl:call-template>
		</xsl:when>
		<xsl:when test="$count = 1">
			<fo:block line-height="{$form/@line}" keep-with-previous.within-page="always">
				<xsl:call-template name="rule"/>
			</fo:block>
		</xsl:when>
		<xsl:when test="$count &gt; 1">
			<xsl:call-template name="answer-frame">
				<xsl:with-param name="count" select="$count"/>
			</xsl:call-template>
		</xsl:when>
	</xsl:choose>
</xsl:template>

<xsl:template name="paper-rules">
	<xsl:param name="count"/>
	<xsl:if test="$count &gt; 0">
		<fo:block xsl:use-attribute-sets="rule-line">
			<xsl:call-template name="rule"/>
		</fo:block>
		<xsl:call-template name="paper-rules">
			<xsl:with-param name="count" select="$count - 1"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template name="rule">
	<fo:leader leader-pattern="rule" leader-length="100%" rule-thickness="{$form/@rule}"
		color="{$colour/@quiet}">
		<xsl:call-template name="fill"/>
	</fo:leader>
</xsl:template>

<xsl:template match="c:lines">
	<fo:block xsl:use-attribute-sets="form">
		<xsl:call-template name="at"/>
		<xsl:call-template name="ask"/>
		<xsl:call-template name="rules">
			<xsl:with-param name="count" select="@count"/>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<xsl:template match="c:lines[@as = 'box']">
	<xsl:variable name="answer"><xsl:call-template name="answer"/></xsl:variable>
	<fo:block xsl:use-attribute-sets="form">
		<xsl:call-template name="at"/>
		<xsl:call-template name="ask"/>
		<xsl:choose>
			<xsl:when test="$answer != ''"><xsl:call-template name="rules"/></xsl:when>
			<xsl:otherwise><xsl:call-template name="draw-box"/></xsl:otherwise>
		</xsl:choose>
	</fo:block>
</xsl:template>

<!-- Room to draw in -->
<xsl:template name="draw-box">
	<fo:block-container role="artifact" height="{@count} * {$form/@draw}" xsl:use-attribute-sets="space panel">
		<xsl:call-template name="fill">
			<xsl:with-param name="kind" select="'lines'"/>
		</xsl:call-template>
		<fo:block/>
	</fo:block-container>
</xsl:template>

<!-- What is asked, with its picture when it has one; nothing when it says nothing. -->
<xsl:template name="ask">
	<xsl:choose>
		<xsl:when test="@symbol">
			<xsl:call-template name="beside-ask"/>
		</xsl:when>
		<xsl:when test="node()">
			<fo:block xsl:use-attribute-sets="ask">
				<xsl:apply-templates/>
			</fo:block>
		</xsl:when>
	</xsl:choose>
</xsl:template>

<xsl:template name="beside-ask">
	<fo:block xsl:use-attribute-sets="with-next">
		<xsl:call-template name="beside">
			<xsl:with-param name="size" select="$picture/@small"/>
			<xsl:with-param name="says" select="not(node())"/>
			<xsl:with-param name="words">
				<fo:block xsl:use-attribute-sets="ask"><xsl:apply-templates/></fo:block>
			</xsl:with-param>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<!-- One answer: label and rule on one line, the rule taking what is left of it -->

<xsl:attribute-set name="field" use-attribute-sets="together">
	<xsl:attribute name="line-height"><xsl:value-of select="$form/@line"/></xsl:attribute>
	<xsl:attribute name="text-align-last">justify</xsl:attribute>
</xsl:attribute-set>

<!-- On a screen, and when it is there, an answer of several lines is one frame below its label. -->
<xsl:template match="c:field">
	<xsl:variable name="answer"><xsl:call-template name="answer"/></xsl:variable>
	<xsl:choose>
		<xsl:when test="($fills or $answer != '') and @lines &gt; 1">
			<xsl:call-template name="asked-field"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:call-template name="field-line"/>
			<xsl:call-template name="rules">
				<xsl:with-param name="count" select="@lines - 1"/>
			</xsl:call-template>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="field-line">
	<fo:block xsl:use-attribute-sets="field">
		<xsl:call-template name="at"/>
		<fo:inline xsl:use-attribute-sets="strong"><xsl:apply-templates/></fo:inline>
		<xsl:text> </xsl:text>
		<xsl:variable name="answer"><xsl:call-template name="answer"/></xsl:variable>
		<xsl:if test="$answer != ''">
			<xsl:call-template name="write">
				<xsl:with-param name="answer" select="$answer"/>
			</xsl:call-template>
			<xsl:text> </xsl:text>
		</xsl:if>
		<fo:leader leader-pattern="rule" rule-thickness="{$form/@rule}" color="{$colour/@quiet}"
			xsl:use-attribute-sets="filling">
			<xsl:call-template name="fill">
				<xsl:with-param name="kind" select="concat(@as, substring('text', 1 + 4 * count(@as)))"/>
			</xsl:call-template>
		</fo:leader>
	</fo:block>
</xsl:template>

<xsl:template match="c:field[@symbol]" name="asked-field">
	<fo:block xsl:use-attribute-sets="form">
		<xsl:call-template name="at"/>
		<xsl:call-template name="ask"/>
		<xsl:call-template name="rules">
			<xsl:with-param name="count" select="concat(@lines, substring('1', 1 + count(@lines)))"/>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<!-- Options -->

<xsl:template match="c:choice|c:scale" mode="title">
	<xsl:if test="c:title">
		<fo:block xsl:use-attribute-sets="ask">
			<xsl:for-each select="c:title"><xsl:call-template name="at"/></xsl:for-each>
			<xsl:apply-templates select="c:title/node()"/>
		</fo:block>
	</xsl:if>
</xsl:template>

<!-- Words: a list with boxes to tick -->

<xsl:attribute-set name="tick-list" use-attribute-sets="space-small">
	<xsl:attribute name="provisional-distance-between-starts">
		<xsl:value-of select="concat($form/@tick, ' + ', $space-best)"/>
	</xsl:attribute>
	<xsl:attribute name="provisional-label-separation"><xsl:value-of select="$space-best"/></xsl:attribute>
</xsl:attribute-set>

<!-- A box stands at the middle of the line of words beside it. -->
<xsl:attribute-set name="tick">
	<xsl:attribute name="padding-before">
		<xsl:value-of select="concat('max(0pt, (', $size * $leading, 'pt - ', $form/@tick, ') div 2)')"/>
	</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:choice">
	<fo:block xsl:use-attribute-sets="form">
		<xsl:call-template name="at"/>
		<xsl:apply-templates select="." mode="title"/>
		<fo:list-block xsl:use-attribute-sets="tick-list">
			<xsl:apply-templates select="c:option"/>
		</fo:list-block>
	</fo:block>
</xsl:template>

<!-- The box of an option; where it was the answer, with a tick that is read aloud. -->
<xsl:template name="tick">
	<xsl:variable name="chosen"><xsl:call-template name="is-chosen"/></xsl:variable>
	<xsl:if test="not($fills) and $chosen = ''">
		<xsl:attribute name="role">artifact</xsl:attribute>
	</xsl:if>
	<xsl:call-template name="tick-box">
		<xsl:with-param name="chosen" select="$chosen"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="ring-mark">
	<xsl:param name="chosen"/>
	<xsl:if test="$chosen = 'yes'">
		<xsl:call-template name="tick-mark"/>
		<xsl:text> </xsl:text>
	</xsl:if>
</xsl:template>

<!-- One's own option is as high as any line to write on. -->
<xsl:attribute-set name="own-tick">
	<xsl:attribute name="padding-before">
		<xsl:value-of select="concat('max(0pt, (', $form/@line, ' - ', $form/@tick, ') div 2)')"/>
	</xsl:attribute>
</xsl:attribute-set>

<xsl:template match="c:option[not(node())]">
	<fo:list-item xsl:use-attribute-sets="space-small">
		<xsl:call-template name="at"/>
		<fo:list-item-label end-indent="label-end()">
			<fo:block xsl:use-attribute-sets="picture-line own-tick">
				<xsl:call-template name="tick"/>
			</fo:block>
		</fo:list-item-label>
		<fo:list-item-body start-indent="body-start()">
			<fo:block line-height="{$form/@line}"><xsl:call-template name="own-option"/></fo:block>
		</fo:list-item-body>
	</fo:list-item>
</xsl:template>

<xsl:template match="c:option">
	<fo:list-item xsl:use-attribute-sets="space-small">
		<xsl:call-template name="at"/>
		<fo:list-item-label end-indent="label-end()">
			<fo:block xsl:use-attribute-sets="picture-line tick">
				<xsl:call-template name="tick"/>
			</fo:block>
		</fo:list-item-label>
		<fo:list-item-body start-indent="body-start()">
			<fo:block><xsl:apply-templates/></fo:block>
		</fo:list-item-body>
	</fo:list-item>
</xsl:template>

<xsl:template name="own-option">
	<xsl:variable name="answer">
		<xsl:call-template name="answer">
			<xsl:with-param name="name">
				<xsl:apply-templates select="." mode="field-name"/>
				<xsl:text>-text</xsl:text>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:variable>
	<xsl:if test="$answer != ''">
		<xsl:call-template name="write">
			<xsl:with-param name="answer" select="$answer"/>
		</xsl:call-template>
	</xsl:if>
	<xsl:if test="$answer = ''">
		<fo:leader leader-pattern="rule" leader-length="100%" rule-thickness="{$form/@rule}"
			color="{$colour/@quiet}">
			<xsl:call-template name="fill-own-option"/>
		</fo:leader>
	</xsl:if>
</xsl:template>

<!-- Pictures: a grid to put rings in.  For the eye a table, for the ear a list of words -->

<xsl:attribute-set name="grid" use-attribute-sets="space">
	<xsl:attribute name="role">Div</xsl:attribute>
	<xsl:attribute name="table-layout">fixed</xsl:attribute>
	<xsl:attribute name="width">100%</xsl:attribute>
	<xsl:attribute name="border-collapse">separate</xsl:attribute>
	<xsl:attribute name="border-spacing"><xsl:value-of select="$space-best"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="grid-cell" use-attribute-sets="frame">
	<xsl:attribute name="role">NonStruct</xsl:attribute>
	<xsl:attribute name="number-columns-spanned">2</xsl:attribute>
	<xsl:attribute name="background-color"><xsl:value-of select="$colour/@panel"/></xsl:attribute>
	<xsl:attribute name="padding"><xsl:value-of select="$space-small-best"/></xsl:attribute>
	<xsl:attribute name="text-align">center</xsl:attribute>
	<xsl:attribute name="line-height"><xsl:value-of select="$heading-leading"/></xsl:attribute>
	<xsl:attribute name="fox:border-radius"><xsl:value-of select="$form/@radius"/></xsl:attribute>
</xsl:attribute-set>

<!--
  As many cells beside each other as rows of even length take, and three where
  three are all.  Each takes two columns, so that a shorter last row stands in the middle.
-->
<xsl:template name="grid">
	<xsl:param name="cells"/>
	<xsl:param name="across" select="$form/@across"/>
	<xsl:variable name="most">
		<xsl:choose>
			<xsl:when test="count($cells) = 3 and $across = 2">3</xsl:when>
			<xsl:otherwise><xsl:value-of select="$across"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="rows" select="ceiling(count($cells) div $most)"/>
	<xsl:variable name="per-row" select="ceiling(count($cells) div $rows)"/>
	<fo:table xsl:use-attribute-sets="grid">
		<fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="{2 * $per-row}"/>
		<fo:table-body role="NonStruct" xsl:use-attribute-sets="cells">
			<xsl:for-each select="$cells[(position() - 1) mod $per-row = 0]">
				<xsl:variable name="first" select="(position() - 1) * $per-row"/>
				<xsl:variable name="row" select="$cells[position() &gt; $first and position() &lt;= $first + $per-row]"/>
				<fo:table-row role="NonStruct" keep-together.within-page="always">
					<xsl:call-template name="indent-row">
						<xsl:with-param name="columns" select="$per-row - count($row)"/>
					</xsl:call-template>
					<xsl:apply-templates select="$row" mode="cell">
						<xsl:with-param name="room" select="$body-width div $per-row - $cell-loss"/>
					</xsl:apply-templates>
				</fo:table-row>
			</xsl:for-each>
		</fo:table-body>
	</fo:table>
</xsl:template>

<xsl:template name="indent-row">
	<xsl:param name="columns"/>
	<xsl:if test="$columns &gt; 0">
		<fo:table-cell role="artifact" number-columns-spanned="{$columns}"><fo:block/></fo:table-cell>
	</xsl:if>
</xsl:template>

<!-- In mm: what lies between the margins, and what a cell's padding and distance take of it. -->
<xsl:variable name="body-width" select="substring-before($page/@width, 'mm') -
	substring-before($page/@inner, 'mm') - substring-before($page/@outer, 'mm')"/>
<xsl:variable name="cell-loss" select="(2 * $space/@normal + 2 * $space/@small) * 0.3528 + 2"/>

<!-- The size of a picture, or less where the room (in mm) is less. -->
<xsl:template name="fitting-size">
	<xsl:param name="size"/>
	<xsl:param name="room"/>
	<xsl:choose>
		<xsl:when test="substring-before($size, 'mm') &gt; $room"><xsl:value-of select="concat($room, 'mm')"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$size"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="c:choice[@look = 'pictures' and c:option/@symbol]">
	<fo:block xsl:use-attribute-sets="form">
		<xsl:call-template name="at"/>
		<xsl:apply-templates select="." mode="title"/>
		<xsl:call-template name="grid">
			<xsl:with-param name="cells" select="c:option"/>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<xsl:template match="c:option" mode="cell">
	<xsl:param name="room"/>
	<fo:table-cell xsl:use-attribute-sets="grid-cell">
		<xsl:variable name="chosen"><xsl:call-template name="is-chosen"/></xsl:variable>
		<xsl:call-template name="line"/>
		<xsl:call-template name="fill-option"/>
		<xsl:call-template name="ring"><xsl:with-param name="chosen" select="$chosen"/></xsl:call-template>
		<xsl:call-template name="symbol-block">
			<xsl:with-param name="size">
				<xsl:call-template name="fitting-size">
					<xsl:with-param name="size" select="$picture/@option"/>
					<xsl:with-param name="room" select="$room"/>
				</xsl:call-template>
			</xsl:with-param>
			<xsl:with-param name="says" select="not(node())"/>
			<xsl:with-param name="align" select="'center'"/>
		</xsl:call-template>
		<fo:block xsl:use-attribute-sets="space-small">
			<xsl:call-template name="fitting-words">
				<xsl:with-param name="room" select="$room"/>
			</xsl:call-template>
			<xsl:call-template name="ring-mark"><xsl:with-param name="chosen" select="$chosen"/></xsl:call-template>
			<xsl:apply-templates/>
		</fo:block>
	</fo:table-cell>
</xsl:template>

<!-- Words with small pictures beside them, to put rings around -->

<xsl:template match="c:choice[@look = 'words' and c:option/@symbol]">
	<fo:block xsl:use-attribute-sets="form">
		<xsl:call-template name="at"/>
		<xsl:apply-templates select="." mode="title"/>
		<xsl:call-template name="grid">
			<xsl:with-param name="cells" select="c:option"/>
			<xsl:with-param name="across" select="$form/@words-across"/>
		</xsl:call-template>
	</fo:block>
</xsl:template>

<xsl:template match="c:choice[@look = 'words']/c:option" mode="cell">
	<xsl:param name="room"/>
	<fo:table-cell xsl:use-attribute-sets="grid-cell">
		<xsl:variable name="chosen"><xsl:call-template name="is-chosen"/></xsl:variable>
		<xsl:call-template name="line"/>
		<xsl:call-template name="fill-option"/>
		<xsl:call-template name="ring"><xsl:with-param name="chosen" select="$chosen"/></xsl:call-template>
		<xsl:call-template name="beside">
			<xsl:with-param name="size" select="$picture/@option"/>
			<xsl:with-param name="says" select="not(node())"/>
			<xsl:with-param name="words">
				<fo:block text-align="start">
					<xsl:call-template name="fitting-words">
						<xsl:with-param name="room" select="$room - substring-before($picture/@option, 'mm') -
							$space/@large * 0.3528"/>
					</xsl:call-template>
					<xsl:call-template name="ring-mark"><xsl:with-param name="chosen" select="$chosen"/></xsl:call-template>
					<xsl:apply-templates/>
				</fo:block>
			</xsl:with-param>
		</xsl:call-template>
	</fo:table-cell>
</xsl:template>

<!-- A scale: its places side by side, and what the ends mean below them -->

<xsl:template match="c:scale">
	<xsl:variable name="steps" select="concat(@steps, substring('5', 1 + 5 * count(@steps)))"/>
	<fo:block xsl:use-attribute-sets="form">
		<xsl:call-template name="at"/>
		<xsl:apply-templates select="." mode="title"/>
		<fo:table xsl:use-attribute-sets="scale">
			<fo:table-column column-width="proportional-column-width(1)" number-columns-repeated="{$steps}"/>
			<fo:table-body role="NonStruct" xsl:use-attribute-sets="cells">
				<fo:table-row role="NonStruct" keep-with-next.within-page="always">
					<xsl:call-template name="places">
						<xsl:with-param name="last" select="$steps"/>
						<xsl:with-param name="symbols" select="str:tokenize(@symbols)"/>
					</xsl:call-template>
				</fo:table-row>
				<fo:table-row role="NonStruct">
					<xsl:apply-templates select="c:from|c:to" mode="end">
						<xsl:with-param name="steps" select="$steps"/>
					</xsl:apply-templates>
				</fo:table-row>
			</fo:table-body>
		</fo:table>
	</fo:block>
</xsl:template>

<xsl:attribute-set name="scale" use-attribute-sets="grid">
	<xsl:attribute name="border-spacing"><xsl:value-of select="$space-small-best"/></xsl:attribute>
</xsl:attribute-set>

<xsl:attribute-set name="place" use-attribute-sets="grid-cell">
	<xsl:attribute name="number-columns-spanned">1</xsl:attribute>
</xsl:attribute-set>

<xsl:template name="places">
	<xsl:param name="last"/>
	<xsl:param name="symbols"/>
	<xsl:param name="place" select="1"/>
	<xsl:variable name="chosen">
		<xsl:call-template name="is-chosen"><xsl:with-param name="value" select="$place"/></xsl:call-template>
	</xsl:variable>
	<fo:table-cell xsl:use-attribute-sets="place">
		<xsl:call-template name="fill-place">
			<xsl:with-param name="place" select="$place"/>
			<xsl:with-param name="last" select="$last"/>
			<xsl:with-param name="symbol" select="string($symbols[1])"/>
		</xsl:call-template>
		<xsl:call-template name="ring"><xsl:with-param name="chosen" select="$chosen"/></xsl:call-template>
		<xsl:choose>
			<xsl:when test="$symbols">
				<xsl:call-template name="symbol-block">
					<xsl:with-param name="name" select="string($symbols[1])"/>
					<xsl:with-param name="size">
						<xsl:call-template name="fitting-size">
							<xsl:with-param name="size" select="$picture/@scale"/>
							<xsl:with-param name="room" select="$body-width div $last - $cell-loss"/>
						</xsl:call-template>
					</xsl:with-param>
					<xsl:with-param name="align" select="'center'"/>
				</xsl:call-template>
			</xsl:when>
			<xsl:otherwise>
				<fo:block>
					<xsl:call-template name="ring-mark"><xsl:with-param name="chosen" select="$chosen"/></xsl:call-template>
					<xsl:value-of select="$place"/>
				</fo:block>
			</xsl:otherwise>
		</xsl:choose>
		<xsl:if test="$symbols and $chosen = 'yes'">
			<fo:block>
				<xsl:call-template name="ring-mark"><xsl:with-param name="chosen" select="$chosen"/></xsl:call-template>
			</fo:block>
		</xsl:if>
	</fo:table-cell>
	<xsl:if test="$place &lt; $last">
		<xsl:call-template name="places">
			<xsl:with-param name="last" select="$last"/>
			<xsl:with-param name="symbols" select="$symbols[position() &gt; 1]"/>
			<xsl:with-param name="place" select="$place + 1"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:attribute-set name="scale-end" use-attribute-sets="small">
	<xsl:attribute name="role">NonStruct</xsl:attribute>
</xsl:attribute-set>

<!-- The first end takes half of the places, the last one the other half and the middle. -->
<xsl:template match="c:from" mode="end">
	<xsl:param name="steps"/>
	<fo:table-cell text-align="start" number-columns-spanned="{floor($steps div 2)}"
		xsl:use-attribute-sets="scale-end">
		<xsl:call-template name="line"/>
		<fo:block><xsl:apply-templates/></fo:block>
	</fo:table-cell>
</xsl:template>

<xsl:template match="c:to" mode="end">
	<xsl:param name="steps"/>
	<fo:table-cell text-align="end" number-columns-spanned="{ceiling($steps div 2)}"
		xsl:use-attribute-sets="scale-end">
		<xsl:call-template name="line"/>
		<fo:block><xsl:apply-templates/></fo:block>
	</fo:table-cell>
</xsl:template>

</xsl:stylesheet>
