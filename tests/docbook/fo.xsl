<?xml version="1.0" encoding="UTF-8"?>
<!-- DocBook into FO by the project's stylesheets, and what they leave out: alternative text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:exsl="http://exslt.org/common"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions" exclude-result-prefixes="exsl">
  <xsl:import href="http://docbook.sourceforge.net/release/xsl/current/fo/docbook.xsl"/>

  <xsl:param name="paper.type">A4</xsl:param>
  <xsl:param name="draft.mode">no</xsl:param>

  <xsl:template match="imagedata">
    <xsl:variable name="picture"><xsl:apply-imports/></xsl:variable>
    <xsl:apply-templates select="exsl:node-set($picture)/node()" mode="alt">
      <xsl:with-param name="alt" select="normalize-space(ancestor::mediaobject/textobject/phrase)"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="*" mode="alt">
    <xsl:param name="alt"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:if test="self::fo:external-graphic">
        <xsl:attribute name="fox:alt-text"><xsl:value-of select="$alt"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates mode="alt">
        <xsl:with-param name="alt" select="$alt"/>
      </xsl:apply-templates>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
