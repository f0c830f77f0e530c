import PDFDocument from 'pdfkit';
import type { ReportModel } from '../report-model.js';
import type { Faces } from './faces.js';

interface Internals {
  appendXML(xml: string): void;
}

/** A tagged, archivable document: PDF/A-3a by pdfkit's subset, PDF/UA-1 by its metadata. */
export class ReportDocument extends PDFDocument {
  constructor(
    private readonly model: ReportModel,
    faces: Faces,
    size: readonly [number, number],
  ) {
    super({
      size: [...size],
      margin: 0,
      pdfVersion: '1.7',
      subset: 'PDF/A-3a' as 'PDF/A-3',
      tagged: true,
      lang: model.language,
      displayTitle: true,
      bufferPages: true,
      // Else Helvetica would be referred to and never embedded.
      font: faces.word('.', 'sans-400').pieces[0]!.face.font as unknown as string,
      info: {
        Title: model.documentTitle,
        Creator: 'Expost',
        Producer: 'PDFKit',
        // Fixed by the report's date: the same report gives the same bytes.
        CreationDate: new Date(`${model.date}T00:00:00Z`),
      },
    });
  }

  /** pdfkit's own version writes titles unescaped into the XML, and knows nothing of PDF/UA. */
  _addInfo(): void {
    const title = escapeXml(this.model.documentTitle);
    (this as unknown as Internals).appendXML(`
      <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        <xmp:CreateDate>${this.model.date}T00:00:00Z</xmp:CreateDate>
        <xmp:CreatorTool>Expost</xmp:CreatorTool>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>${this.model.language}</rdf:li></rdf:Bag></dc:language>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
        <pdf:Producer>PDFKit</pdf:Producer>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <pdfuaid:part>1</pdfuaid:part>
      </rdf:Description>${PDFUA_EXTENSION_SCHEMA}`);
  }
}

/** PDF/A allows only schemas it knows; PDF/UA's must be described in the file itself (ISO 19005-2, 6.6.2.3). */
const PDFUA_EXTENSION_SCHEMA = `
      <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
          <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
          <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
          <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
          <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
            <pdfaProperty:name>part</pdfaProperty:name>
            <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
            <pdfaProperty:category>internal</pdfaProperty:category>
            <pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
          </rdf:li></rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas>
      </rdf:Description>`;

function escapeXml(text: string): string {
  return (
    text
      // XML 1.0 has no control characters but tab and newline, not even escaped.
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`)
  );
}
