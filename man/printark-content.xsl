<?xml version="1.0" encoding="UTF-8"?>
<!--
  The schema of the content into the manual page printark-content(5), so
  that what is documented element by element is written once:

      xsltproc man/printark-content.xsl content/schema/printark.rng

  A test compares the page in the tree with this; `make bless` rewrites it.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:r="http://relaxng.org/ns/structure/1.0"
	xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
	exclude-result-prefixes="r a">
<xsl:output method="text" encoding="UTF-8"/>
<xsl:key name="define" match="r:define" use="@name"/>

<xsl:template match="/">
	<xsl:text>.Dd November 21, 2026
.Dt PRINTARK-CONTENT 5
.Os
.Sh NAME
.Nm printark-content
.Nd what a material may say, element by element
.Sh DESCRIPTION
A material is an XML file in the namespace
.Sy urn:printark:content .
Its root tells what it is: a guide, a sheet, a letter or an agenda.
Blocks carry the names of HTML where HTML has one.
The text is Danish; other languages come from translation files.
Write one sentence a line, and nothing about how it is to look.
.Pp
A small material:
.Bd -literal -offset indent
&lt;sheet xmlns="urn:printark:content" id="min-dag" xml:lang="da"
       reader="child" ages="8-9 10-12"&gt;
  &lt;title&gt;Min dag&lt;/title&gt;
  &lt;p ages="8-9" symbol="glad"&gt;Hvad gjorde dig glad?&lt;/p&gt;
  &lt;lines count="3"&gt;Skriv eller tegn&lt;/lines&gt;
&lt;/sheet&gt;
.Ed
.Pp
A part that several materials share stands in a file of its own and is put in with XInclude:
.Pp
.Dl &lt;xi:include href="../shared/kontakt.xml"/&gt;
.Sh ATTRIBUTES OF EVERY ELEMENT
</xsl:text>
	<xsl:apply-templates select="key('define', 'common')/a:documentation"/>
	<xsl:text>.Bl -tag -width Ds
</xsl:text>
	<xsl:apply-templates select="key('define', 'common')//r:attribute[@name]" mode="attribute"/>
	<xsl:text>.El
.Sh ELEMENTS
</xsl:text>
	<xsl:apply-templates select="key('define', 'root')/a:documentation"/>
	<xsl:text>.Bl -tag -width Ds
</xsl:text>
	<xsl:apply-templates select="/r:grammar/r:define/r:element"/>
	<xsl:text>.El
.Sh FILES
.Bl -tag -width Ds
.It Pa content/schema/printark.rng
The schema that this page is made from.
.It Pa content/symbols/symbols.xml
The pictograms and their names in every language.
.It Pa content/samples/
Values for the fields of the letters, to copy.
.It Pa content/translations/
XLIFF 1.2, a file a language and material.
.El
.Sh SEE ALSO
.Xr printark 1
</xsl:text>
</xsl:template>

<xsl:template match="a:documentation">
	<xsl:value-of select="normalize-space(.)"/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="r:element">
	<xsl:text>.It Sy </xsl:text>
	<xsl:value-of select="@name"/>
	<xsl:text>&#10;</xsl:text>
	<xsl:apply-templates select="../a:documentation"/>
	<xsl:variable name="refs" select=".//r:ref[@name = 'id' or @name = 'picture' or @name = 'minutes'
		or @name = 'span-attributes' or @name = 'date-style']"/>
	<xsl:variable name="attributes" select="r:attribute | r:optional/r:attribute
		| key('define', $refs/@name)//r:attribute"/>
	<xsl:if test="$attributes">
		<xsl:text>Attributes:&#10;</xsl:text>
		<xsl:for-each select="$attributes">
			<xsl:text>.Ar </xsl:text>
			<xsl:value-of select="@name"/>
			<xsl:apply-templates select="." mode="values"/>
			<xsl:if test="position() != last()"> ,</xsl:if>
			<xsl:text>&#10;</xsl:text>
		</xsl:for-each>
	</xsl:if>
</xsl:template>

<xsl:template match="r:attribute" mode="attribute">
	<xsl:text>.It Ar </xsl:text>
	<xsl:value-of select="@name"/>
	<xsl:apply-templates select=". | key('define', r:ref/@name)" mode="values"/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="*" mode="values">
	<xsl:for-each select=".//r:value">
		<xsl:if test="position() = 1"> Pq </xsl:if>
		<xsl:value-of select="."/>
		<xsl:if test="position() != last()">, </xsl:if>
	</xsl:for-each>
</xsl:template>
</xsl:stylesheet>
