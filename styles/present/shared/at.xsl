<?xml version="1.0" encoding="UTF-8"?>
<!--
  What every formatting object takes over from its content element: the
  author's file and line, its id, and the language where that changes.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:pa="urn:printark:at">

<xsl:template name="at">
	<xsl:copy-of select="@pa:at|@id|@xml:lang"/>
</xsl:template>

<!-- For what stands beside an object that has the id already. -->
<xsl:template name="line">
	<xsl:copy-of select="@pa:at|@xml:lang"/>
</xsl:template>

</xsl:stylesheet>
