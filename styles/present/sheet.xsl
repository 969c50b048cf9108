<?xml version="1.0" encoding="UTF-8"?>
<!-- A print sheet → pages to write on, draw on and hand out. -->
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
<xsl:include href="shared/cards.xsl"/>
<xsl:include href="shared/symbols.xsl"/>

<xsl:template match="/c:sheet" mode="flow">
	<xsl:call-template name="title-band"/>
	<xsl:apply-templates select="*[not(self::c:subtitle)]"/>
</xsl:template>

</xsl:stylesheet>
