<?xml version="1.0" encoding="UTF-8"?>
<!-- An agenda → the visible order of a meeting, from top to bottom. -->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:c="urn:printark:content"
	exclude-result-prefixes="c">

<xsl:include href="shared/theme.xsl"/>
<xsl:include href="shared/at.xsl"/>
<xsl:include href="shared/pages.xsl"/>
<xsl:include href="shared/headings.xsl"/>
<xsl:include href="shared/blocks.xsl"/>
<xsl:include href="shared/inline.xsl"/>
<xsl:include href="shared/lists.xsl"/>
<xsl:include href="shared/tables.xsl"/>
<xsl:include href="shared/forms.xsl"/>
<xsl:include href="shared/schedule.xsl"/>
<xsl:include href="shared/cards.xsl"/>
<xsl:include href="shared/diagrams.xsl"/>
<xsl:include href="shared/cutouts.xsl"/>
<xsl:include href="shared/symbols.xsl"/>

<xsl:template match="/c:agenda" mode="flow">
	<xsl:call-template name="title-band"/>
	<xsl:apply-templates select="*[not(self::c:subtitle)]"/>
</xsl:template>

</xsl:stylesheet>
