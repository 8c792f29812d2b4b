import type { ContactCard } from './contact-card.ts';

/** A card as some program writes it, and what it tells. */
export interface CardVariant {
	readonly written: string;
	readonly by: string;
	readonly tells: Partial<ContactCard>;
}

/** Base64 as phones add it, folded or not: nothing in it may be taken for a property. */
const PHOTO = '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRof';

/** Properties of each variant end as their programs end them. */
const crlf = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;
const lf = (lines: readonly string[]): string => lines.join('\n');

export const cardVariants: readonly CardVariant[] = [
	{
		by: 'iOS contacts, 3.0: grouped properties with labels, a folded photo',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'PRODID:-//Apple Inc.//iPhone OS 18.1//EN',
			'N:García-López Ruiz;María del Carmen;;Dra.;',
			'FN:Dra. María del Carmen García-López Ruiz',
			'NICKNAME:Mamen',
			'ORG:Panadería El Horno\\, S.L.;Compras',
			'TITLE:Jefa de compras',
			'EMAIL;type=INTERNET;type=HOME;type=pref:mamen@ejemplo.es',
			'item1.EMAIL;type=INTERNET:compras@elhorno.example',
			'item1.X-ABLabel:_$!<Work>!$_',
			'TEL;type=CELL;type=VOICE;type=pref:+34 600 12 34 56',
			'item2.TEL:+34 915 55 01 23',
			'item2.X-ABLabel:Trabajo',
			'item3.ADR;type=HOME;type=pref:;;Calle Mayor 12\\n3º B;Madrid;Madrid;28013;España',
			'item3.X-ABADR:es',
			'item4.URL;type=pref:https://elhorno.example',
			'item4.X-ABLabel:_$!<HomePage>!$_',
			'BDAY:1985-07-04',
			`PHOTO;ENCODING=b;TYPE=JPEG:${PHOTO}`,
			` ${PHOTO}`,
			` ${PHOTO}==`,
			'X-SOCIALPROFILE;type=twitter:https://twitter.example/mamen',
			'END:VCARD'
		]),
		tells: {
			givenName: 'María del Carmen',
			familyName: 'García-López Ruiz',
			honorific: 'Dra.',
			nickname: 'Mamen',
			companyName: 'Panadería El Horno, S.L.',
			department: 'Compras',
			jobTitle: 'Jefa de compras',
			birthDate: '1985-07-04',
			phones: [
				{ number: '+34 600 12 34 56', kind: 'mobile' },
				{ number: '+34 915 55 01 23', kind: 'work' }
			],
			emails: [
				{ address: 'mamen@ejemplo.es', kind: 'personal' },
				{ address: 'compras@elhorno.example', kind: 'work' }
			],
			addresses: [
				{
					kind: 'home',
					street: 'Calle Mayor',
					number: '12',
					complement: '3º B',
					city: 'Madrid',
					region: 'Madrid',
					postalCode: '28013',
					country: 'ES'
				}
			],
			urls: ['https://elhorno.example']
		}
	},
	{
		by: 'Android contacts, 2.1: quoted-printable with soft line breaks, types without a name',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:2.1',
			'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4E=C3=BA=C3=B1=65=7A=20=49=62=C3=A1=C3=B1=65=7A;=42=65=67=',
			'=6F=C3=B1=61;;;',
			'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=42=65=67=6F=C3=B1=61=20=4E=C3=BA=C3=B1=65=7A=20=49=62=C3=A1=C3=B1=',
			'=65=7A',
			'TEL;CELL;PREF:600-234-567',
			'TEL;WORK:915-550-124',
			'EMAIL;HOME:begona@ejemplo.es',
			'ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;=41=76=64=61=2E=20=64=65=20=41=6D=C3=A9=72=69=63=61=20=34;=43=C3=A1=64=69=7A;;=31=31=30=30=36;=45=73=70=61=C3=B1=61',
			'ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=43=61=66=C3=A9=20=4E=75=65=76=6F',
			'BDAY:1990-02-28',
			`PHOTO;ENCODING=BASE64;JPEG:${PHOTO}`,
			` ${PHOTO}`,
			'',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Begoña',
			familyName: 'Núñez Ibáñez',
			companyName: 'Café Nuevo',
			birthDate: '1990-02-28',
			phones: [
				{ number: '600-234-567', kind: 'mobile' },
				{ number: '915-550-124', kind: 'work' }
			],
			emails: [{ address: 'begona@ejemplo.es', kind: 'personal' }],
			addresses: [
				{
					kind: 'home',
					street: 'Avda. de América',
					number: '4',
					city: 'Cádiz',
					postalCode: '11006',
					country: 'ES'
				}
			]
		}
	},
	{
		by: 'Outlook, 2.1: windows-1252 in quoted-printable, a label beside the address',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:2.1',
			'X-MS-OL-DEFAULT-POSTAL-ADDRESS:2',
			'N;LANGUAGE=fr;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;H=E9l=E8ne;;Mme',
			'FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Mme H=E9l=E8ne Lef=E8vre',
			'ORG;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Boulangerie de l=92=C9toile;Achats',
			'TITLE:Responsable',
			'TEL;WORK;VOICE:+33 1 42 68 53 00',
			'TEL;CELL;VOICE:+33 6 12 34 56 78',
			'TEL;WORK;FAX:+33 1 42 68 53 01',
			'ADR;WORK;PREF;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:;;12 bis, rue de l=92=C9glise;Orl=E9ans;;45000;France',
			'LABEL;WORK;PREF;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:12 bis, rue de l=92=C9glise=0D=0A=',
			'45000 Orl=E9ans=0D=0A=',
			'France',
			'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://schemas.example/card" ver="1.0"/>',
			'EMAIL;PREF;INTERNET:helene.lefevre@exemple.fr',
			'REV:20260412T101500Z',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Hélène',
			familyName: 'Lefèvre',
			honorific: 'Mme',
			companyName: 'Boulangerie de l’Étoile',
			department: 'Achats',
			jobTitle: 'Responsable',
			phones: [
				{ number: '+33 1 42 68 53 00', kind: 'work' },
				{ number: '+33 6 12 34 56 78', kind: 'mobile' },
				{ number: '+33 1 42 68 53 01', kind: 'fax' }
			],
			emails: [{ address: 'helene.lefevre@exemple.fr', kind: 'other' }],
			addresses: [
				{
					kind: 'office',
					street: 'rue de l’Église',
					number: '12 bis',
					city: 'Orléans',
					postalCode: '45000',
					country: 'FR'
				}
			]
		}
	},
	{
		by: 'Google contacts, 3.0: custom labels, a folded note',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'FN:Jordi Puig i Soler',
			'N:Puig i Soler;Jordi;;;',
			'EMAIL;TYPE=INTERNET;TYPE=WORK:jordi@forn.example',
			'EMAIL;TYPE=INTERNET:jordi.puig@correu.example',
			'TEL;TYPE=CELL:+34 611 22 33 44',
			'item1.TEL:+34 622 33 44 55',
			'item1.X-ABLabel:WhatsApp',
			'ADR;TYPE=WORK:;;Carrer de Balmes\\, 45\\, 2n 1a;Barcelona;;08007;ES;Carrer de Balmes\\, 45',
			'item2.ORG:Forn Puig',
			'item2.TITLE:Gerent',
			'item3.URL:https\\://forn.example/qui-som',
			'item3.X-ABLabel:PROFILE',
			'BDAY:19700115',
			'NOTE:Prefiere que le llamen por la tarde.\\nTiene dos tiendas y quie',
			'  re abrir otra.',
			'CATEGORIES:myContacts',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Jordi',
			familyName: 'Puig i Soler',
			companyName: 'Forn Puig',
			jobTitle: 'Gerent',
			birthDate: '1970-01-15',
			note: 'Prefiere que le llamen por la tarde.\nTiene dos tiendas y quie re abrir otra.',
			phones: [
				{ number: '+34 611 22 33 44', kind: 'mobile' },
				{ number: '+34 622 33 44 55', kind: 'whatsapp' }
			],
			emails: [
				{ address: 'jordi@forn.example', kind: 'work' },
				{ address: 'jordi.puig@correu.example', kind: 'other' }
			],
			addresses: [
				{
					kind: 'office',
					street: 'Carrer de Balmes',
					number: '45',
					complement: '2n 1a',
					city: 'Barcelona',
					postalCode: '08007',
					country: 'ES'
				}
			],
			urls: ['https://forn.example/qui-som']
		}
	},
	{
		by: 'Thunderbird, 4.0: preferences, quoted types, an address by URI',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:4.0',
			'UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
			'N:O’Connor;Siobhán;Mary;Ms;',
			'FN:Siobhán Mary O’Connor',
			'EMAIL;PREF=2;TYPE=home:siobhan@home.example',
			'EMAIL;PREF=1;TYPE=work:s.oconnor@bakery.example',
			'TEL;VALUE=URI;TYPE="cell,voice":tel:+353-87-123-4567',
			'TEL;VALUE=URI;TYPE="work,voice";PREF=1:tel:+353-1-555-0100;ext=12',
			'ADR;TYPE=work:;Unit 4;12 High Street;Cork;County Cork;T12 X5Y6;Ireland',
			'ORG:The Bakery;Sales;Night shift',
			'ROLE:Head baker',
			'BDAY;VALUE=DATE:19880229',
			'GENDER:F',
			'LANG;PREF=1:en',
			'URL;VALUE=URL:https://bakery.example',
			'PHOTO:data:image/jpeg;base64\\,/9j/4AAQSkZJRg==',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Siobhán Mary',
			familyName: 'O’Connor',
			honorific: 'Ms',
			companyName: 'The Bakery',
			department: 'Sales',
			jobTitle: 'Head baker',
			birthDate: '1988-02-29',
			phones: [
				{ number: '+353-1-555-0100 ext. 12', kind: 'work' },
				{ number: '+353-87-123-4567', kind: 'mobile' }
			],
			emails: [
				{ address: 's.oconnor@bakery.example', kind: 'work' },
				{ address: 'siobhan@home.example', kind: 'personal' }
			],
			addresses: [
				{
					kind: 'office',
					street: 'High Street',
					number: '12',
					complement: 'Unit 4',
					city: 'Cork',
					region: 'County Cork',
					postalCode: 'T12 X5Y6',
					country: 'IE'
				}
			],
			urls: ['https://bakery.example']
		}
	},
	{
		by: 'an old Nokia, 2.1: everything in capitals and bare, no given name apart',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:2.1',
			'N:Pérez Gómez;Antonio',
			'TEL;PREF;CELL;VOICE:600345678',
			'TEL;HOME;VOICE:952000111',
			'EMAIL:antonio@ejemplo.es',
			'TITLE:Repartidor',
			'REV:20080414T182010Z',
			'X-CLASS:private',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Antonio',
			familyName: 'Pérez Gómez',
			jobTitle: 'Repartidor',
			phones: [
				{ number: '600345678', kind: 'mobile' },
				{ number: '952000111', kind: 'home' }
			],
			emails: [{ address: 'antonio@ejemplo.es', kind: 'other' }]
		}
	},
	{
		by: 'a generator of codes, 3.0: the whole name in one part',
		written: lf([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'N:Lucía Fernández Sanz;;;;',
			'FN:Lucía Fernández Sanz',
			'ORG:Hotel Mirador',
			'TITLE:Directora',
			'ADR:;;Paseo del Prado 8;Madrid;;28014;Spain',
			'TEL;WORK;VOICE:914440011',
			'TEL;CELL:655001122',
			'EMAIL;WORK;INTERNET:lucia@mirador.example',
			'URL:http://www.mirador.example',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Lucía',
			familyName: 'Fernández Sanz',
			companyName: 'Hotel Mirador',
			jobTitle: 'Directora',
			phones: [
				{ number: '914440011', kind: 'work' },
				{ number: '655001122', kind: 'mobile' }
			],
			emails: [{ address: 'lucia@mirador.example', kind: 'work' }],
			addresses: [
				{
					kind: 'postal',
					street: 'Paseo del Prado',
					number: '8',
					city: 'Madrid',
					postalCode: '28014',
					country: 'ES'
				}
			],
			urls: ['http://www.mirador.example']
		}
	},
	{
		by: 'a generator of codes, 3.0: no N at all',
		written: lf([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'FN:Jean-Luc de la Tour',
			'TEL;TYPE=cell:0612345678',
			'EMAIL:jl@tour.example',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Jean-Luc',
			familyName: 'de la Tour',
			phones: [{ number: '0612345678', kind: 'mobile' }],
			emails: [{ address: 'jl@tour.example', kind: 'other' }]
		}
	},
	{
		by: 'a MeCARD of a phone in Japan, read as UTF-8',
		written:
			'MECARD:N:Owen,Sean;TEL:+12125551212;TEL:+12125551213;EMAIL:srowen@example.com;ADR:,,76 9th Avenue,New York,NY,10011,USA;BDAY:19760314;NOTE:Met at the fair\\; likes rye;URL:https\\://example.com;ORG:Bread Inc\\:;;',
		tells: {
			givenName: 'Sean',
			familyName: 'Owen',
			companyName: 'Bread Inc:',
			birthDate: '1976-03-14',
			note: 'Met at the fair; likes rye',
			phones: [
				{ number: '+12125551212', kind: 'other' },
				{ number: '+12125551213', kind: 'other' }
			],
			emails: [{ address: 'srowen@example.com', kind: 'other' }],
			addresses: [
				{
					kind: 'postal',
					street: '9th Avenue',
					number: '76',
					city: 'New York',
					region: 'NY',
					postalCode: '10011',
					country: 'US'
				}
			],
			urls: ['https://example.com']
		}
	},
	{
		by: 'a MeCARD of a generator: a name without a comma, an address as one text',
		written:
			'MECARD:N:Ana Belén Ortiz;TEL:699887766;EMAIL:ana@ortiz.example;ADR:Calle Luna 3\\, 41004 Sevilla;NICKNAME:Anabel;;',
		tells: {
			givenName: 'Ana',
			familyName: 'Belén Ortiz',
			nickname: 'Anabel',
			phones: [{ number: '699887766', kind: 'other' }],
			emails: [{ address: 'ana@ortiz.example', kind: 'other' }],
			addresses: [{ kind: 'postal', street: 'Calle Luna 3, 41004 Sevilla' }]
		}
	},
	{
		by: 'a BIZCARD',
		written:
			'BIZCARD:N:Sean;X:Owen;T:Engineer;C:Bread Inc;A:76 9th Avenue;B:+12125551212;E:srowen@example.com;;',
		tells: {
			givenName: 'Sean',
			familyName: 'Owen',
			jobTitle: 'Engineer',
			companyName: 'Bread Inc',
			phones: [{ number: '+12125551212', kind: 'other' }],
			emails: [{ address: 'srowen@example.com', kind: 'other' }],
			addresses: [{ kind: 'postal', street: '76 9th Avenue' }]
		}
	},
	{
		by: 'a mail program that took UTF-8 for windows-1252, 3.0',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'N:MuÃ±oz GarcÃ­a;BegoÃ±a;;;',
			'FN:BegoÃ±a MuÃ±oz GarcÃ­a',
			'ORG:CafÃ© del Ã\u0081ngel',
			'TEL;TYPE=CELL:677112233',
			'ADR;TYPE=WORK:;;C/ CigÃ¼eÃ±a 5;AlcalÃ¡ de Henares;;28801;EspaÃ±a',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Begoña',
			familyName: 'Muñoz García',
			companyName: 'Café del Ángel',
			phones: [{ number: '677112233', kind: 'mobile' }],
			addresses: [
				{
					kind: 'office',
					street: 'C/ Cigüeña',
					number: '5',
					city: 'Alcalá de Henares',
					postalCode: '28801',
					country: 'ES'
				}
			]
		}
	},
	{
		by: 'macOS contacts, 3.0: a company, no person',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'N:;;;;',
			'FN:Harinas del Sur\\; S.A.',
			'ORG:Harinas del Sur\\; S.A.;',
			'item1.TEL;type=pref:954 11 22 33',
			'item1.X-ABLabel:_$!<Main>!$_',
			'EMAIL;type=INTERNET;type=WORK;type=pref:pedidos@harinas.example',
			'X-ABShowAs:COMPANY',
			'END:VCARD'
		]),
		tells: {
			companyName: 'Harinas del Sur; S.A.',
			phones: [{ number: '954 11 22 33', kind: 'work' }],
			emails: [{ address: 'pedidos@harinas.example', kind: 'work' }]
		}
	},
	{
		by: 'Samsung, 2.1: folded lines that keep their space, phonetic names',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:2.1',
			'N:Vidal;Marta;;;',
			'FN:Marta Vidal',
			'X-PHONETIC-FIRST-NAME:Marta',
			'X-PHONETIC-LAST-NAME:Bidal',
			'TEL;X-Personal:633221100',
			'TEL;CELL:+34633221101',
			'EMAIL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=4F=74=72=6F):marta@vidal.example',
			'ORG:Pastelería Vidal',
			'NOTE:Quiere el catálogo de',
			' otoño y una visita en',
			'\toctubre',
			'X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Martita;1;;;;;;;;;;;;;',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Marta',
			familyName: 'Vidal',
			companyName: 'Pastelería Vidal',
			note: 'Quiere el catálogo de otoño y una visita en octubre',
			phones: [
				{ number: '633221100', kind: 'other' },
				{ number: '+34633221101', kind: 'mobile' }
			],
			emails: [{ address: 'marta@vidal.example', kind: 'other' }]
		}
	},
	{
		by: 'Outlook.com, 3.0: small letters, types in one list, a birthday with a time',
		written: crlf([
			'begin:vcard',
			'version:3.0',
			'n:Smith;John;Henry,James;Mr.;Jr.',
			'fn:Mr. John Henry James Smith Jr.',
			'org:Smith & Sons\\, Ltd',
			'title:Owner',
			'tel;type=work,voice,pref:(020) 7946 0018',
			'tel;type=cell,voice:07700 900123',
			'adr;type=work,pref:;;221B Baker Street;London;;NW1 6XE;United Kingdom',
			'email;type=internet,pref:john@smith.example',
			'bday:1964-12-01T00:00:00Z',
			'end:vcard'
		]),
		tells: {
			givenName: 'John Henry James',
			familyName: 'Smith',
			honorific: 'Mr.',
			companyName: 'Smith & Sons, Ltd',
			jobTitle: 'Owner',
			birthDate: '1964-12-01',
			phones: [
				{ number: '(020) 7946 0018', kind: 'work' },
				{ number: '07700 900123', kind: 'mobile' }
			],
			emails: [{ address: 'john@smith.example', kind: 'other' }],
			addresses: [
				{
					kind: 'office',
					street: 'Baker Street',
					number: '221B',
					city: 'London',
					postalCode: 'NW1 6XE',
					country: 'GB'
				}
			]
		}
	},
	{
		by: 'Nextcloud, 4.0: an address with a label, a birthday without a year',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:4.0',
			'PRODID:-//Sabre//Sabre VObject 4.5.4//EN',
			'FN:Élodie Petit',
			'N:Petit;Élodie;;;',
			'ADR;TYPE=home;LABEL="3 place du Marché; 69002 Lyon":;;3 place du Marché;Lyon;Auvergne-Rhône-Alpes;69002;France',
			'TEL;TYPE="home,voice";VALUE=uri:tel:+33-4-72-00-00-00',
			'EMAIL;TYPE=home:elodie@petit.example',
			'BDAY:--0704',
			'NOTE:Allergique au sésame\\, préfère le seigle',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Élodie',
			familyName: 'Petit',
			note: 'Allergique au sésame, préfère le seigle',
			phones: [{ number: '+33-4-72-00-00-00', kind: 'home' }],
			emails: [{ address: 'elodie@petit.example', kind: 'personal' }],
			addresses: [
				{
					kind: 'home',
					street: 'place du Marché',
					number: '3',
					city: 'Lyon',
					region: 'Auvergne-Rhône-Alpes',
					postalCode: '69002',
					country: 'FR'
				}
			]
		}
	},
	{
		by: 'a CRM, 3.0: bare line feeds, a broken line in the middle, a secretary within',
		written: lf([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'N:Romero;Álvaro;;;',
			'FN:Álvaro Romero',
			'this line was broken by a mail program',
			'AGENT:',
			'BEGIN:VCARD',
			'VERSION:3.0',
			'FN:Somebody Else',
			'TEL:900000000',
			'END:VCARD',
			'TEL;TYPE=MSG;TYPE=CELL:688 99 00 11',
			'TEL;TYPE=CELL:688990011',
			'EMAIL;TYPE=work:alvaro@romero.example',
			'ORG:Romero e hijos;;',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Álvaro',
			familyName: 'Romero',
			companyName: 'Romero e hijos',
			phones: [{ number: '688 99 00 11', kind: 'mobile' }],
			emails: [{ address: 'alvaro@romero.example', kind: 'work' }]
		}
	},
	{
		by: 'BlackBerry, 2.1: ISO 8859-1, a soft break in the middle of a letter',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:2.1',
			'N;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Fran=E7ois;Andr=E9;;;',
			'FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Andr=E9 Fran=E7ois',
			'TITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Directeur g=C3=A9n=C3=',
			'=A9ral',
			'TEL;TYPE=WORK:+33 2 99 00 00 00',
			'TEL;TYPE=CELL:+33 7 00 00 00 00',
			'EMAIL;TYPE=INTERNET:andre@francois.example',
			'URL:http://francois.example/?a=1',
			'END:VCARD'
		]),
		tells: {
			givenName: 'André',
			familyName: 'François',
			jobTitle: 'Directeur général',
			phones: [
				{ number: '+33 2 99 00 00 00', kind: 'work' },
				{ number: '+33 7 00 00 00 00', kind: 'mobile' }
			],
			emails: [{ address: 'andre@francois.example', kind: 'other' }],
			urls: ['http://francois.example/?a=1']
		}
	},
	{
		by: 'a business card app, 4.0: properties of its own, several of everything',
		written: crlf([
			'BEGIN:VCARD',
			'VERSION:4.0',
			'KIND:individual',
			'N:Navarro Gil;Inés;;;',
			'FN:Inés Navarro Gil',
			'ORG;SORT-AS="Obrador":Obrador Navarro',
			'TITLE:Socia',
			'TEL;TYPE=cell;PREF=1:+34 644 55 66 77',
			'TEL;TYPE=fax:+34 976 00 11 22',
			'TEL;TYPE=work:+34 976 00 11 21',
			'EMAIL;PREF=1:ines@obrador.example',
			'EMAIL:hola@obrador.example',
			'URL:https://obrador.example',
			'URL;TYPE=linkedin:https://social.example/in/ines',
			'ADR;TYPE=work;GEO="geo:41.65,-0.88":;Local 2;Calle Alfonso I\\, 10;Zaragoza;;50003;ESPAÑA',
			'BDAY:1992-11-30',
			'X-COMPANY-SIZE:12',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Inés',
			familyName: 'Navarro Gil',
			companyName: 'Obrador Navarro',
			jobTitle: 'Socia',
			birthDate: '1992-11-30',
			phones: [
				{ number: '+34 644 55 66 77', kind: 'mobile' },
				{ number: '+34 976 00 11 21', kind: 'work' },
				{ number: '+34 976 00 11 22', kind: 'fax' }
			],
			emails: [
				{ address: 'ines@obrador.example', kind: 'other' },
				{ address: 'hola@obrador.example', kind: 'other' }
			],
			addresses: [
				{
					kind: 'office',
					street: 'Calle Alfonso I',
					number: '10',
					complement: 'Local 2',
					city: 'Zaragoza',
					postalCode: '50003',
					country: 'ES'
				}
			],
			urls: ['https://obrador.example', 'https://social.example/in/ines']
		}
	},
	{
		by: 'iOS, from a code: the given name alone, a number with words',
		written: lf([
			'BEGIN:VCARD',
			'VERSION:3.0',
			'N:;Paco;;;',
			'FN:Paco',
			'TEL;type=CELL;type=VOICE:+34 (655) 43.21.00',
			'item1.EMAIL;type=INTERNET:paco@ejemplo.es',
			'item1.X-ABLabel:Móvil',
			'ORG:Bar Paco;',
			'NOTE:',
			'END:VCARD'
		]),
		tells: {
			givenName: 'Paco',
			companyName: 'Bar Paco',
			phones: [{ number: '+34 (655) 43.21.00', kind: 'mobile' }],
			emails: [{ address: 'paco@ejemplo.es', kind: 'other' }]
		}
	},
	{
		by: 'SIM card export, 2.1: nothing but a name and a number',
		written: crlf(['BEGIN:VCARD', 'VERSION:2.1', 'N:Rosa', 'TEL:+34655112233', 'END:VCARD']),
		tells: { givenName: 'Rosa', phones: [{ number: '+34655112233', kind: 'other' }] }
	}
];
