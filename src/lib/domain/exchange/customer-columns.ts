import { fold } from '../search/fold.ts';

/** What a column of a file can hold. */
export const customerFields = [
	'externalId',
	'fullName',
	'givenName',
	'familyName',
	'secondFamilyName',
	'honorific',
	'jobTitle',
	'companyName',
	'birthDate',
	'mobile',
	'phone',
	'workPhone',
	'email',
	'workEmail',
	'street',
	'number',
	'complement',
	'postalCode',
	'city',
	'region',
	'country',
	'tags',
	'customerSince'
] as const;
export type CustomerField = (typeof customerFields)[number];

/** Headers as people write them in Spanish, French and English, and as other programs export them. */
const HEADERS: Readonly<Record<CustomerField, string>> = {
	externalId: `
		id, rec id, record id, customer id, contact id, client id, customer number, customer no,
		customer code, external id, ref, reference, codigo, codigo cliente, codigo de cliente, id cliente,
		numero de cliente, n cliente, no cliente, referencia, identificador, identifiant, id client,
		code client, numero client, no client, n client`,
	fullName: `
		name, full name, display name, contact name, customer name, nombre completo,
		nombre y apellidos, cliente, contacto, nom complet, nom et prenom, prenom et nom, client`,
	givenName: `
		given name, first name, firstname, forename, christian name, nombre, nombres, nombre de pila,
		prenom, prenoms`,
	familyName: `
		family name, last name, lastname, surname, surnames, apellido, apellidos, primer apellido,
		apellido 1, apellido1, 1er apellido, nom, nom de famille, noms`,
	secondFamilyName: `
		second surname, second last name, segundo apellido, apellido 2, apellido2, 2o apellido,
		2 apellido, deuxieme nom, second nom`,
	honorific: 'title, prefix, salutation, honorific, tratamiento, titulo, civilite, titre',
	jobTitle:
		'job title, job, position, role, cargo, puesto, funcion, fonction, poste, profession, profesion',
	companyName: `
		company, company name, organization, organisation, organization name, business, business name,
		employer, account, account name, empresa, nombre de empresa, nombre de la empresa, razon social,
		compania, sociedad, societe, entreprise, raison sociale, nom de l entreprise`,
	birthDate: `
		date of birth, birth date, birthdate, birthday, dob, born, fecha de nacimiento,
		fecha nacimiento, nacimiento, cumpleanos, f nacimiento, date de naissance, naissance,
		anniversaire`,
	mobile: `
		mobile, mobile phone, mobile number, cell, cell phone, cellphone, movil, telefono movil,
		celular, tel movil, portable, telephone portable, tel portable, telephone mobile, gsm`,
	phone: `
		phone, phone number, telephone, telephone number, tel, phone 1, home phone, landline, telefono,
		numero de telefono, telefono 1, telefono fijo, fijo, telefono casa, tlf, tfno, tlfno,
		numero de telephone, telephone fixe, fixe, telephone domicile`,
	workPhone: `
		work phone, business phone, office phone, phone 2, telefono trabajo, telefono del trabajo,
		telefono oficina, telefono 2, telephone professionnel, telephone bureau, tel pro`,
	email: `
		email, e mail, email address, e mail address, mail, email 1, correo, correo electronico,
		direccion de correo, courriel, adresse email, adresse e mail, adresse electronique, mel`,
	workEmail: `
		work email, business email, email 2, correo trabajo, correo del trabajo, email trabajo,
		email professionnel, email pro`,
	street: `
		street, street name, address, address 1, address line 1, street address, home street, calle,
		direccion, domicilio, via, direccion 1, rue, adresse, adresse 1, voie`,
	number: `
		street number, house number, house no, street no, number, numero, num, n, no, numero de calle,
		numero de rue, numero de voie`,
	complement: `
		address 2, address line 2, unit, apartment, apt, suite, floor, direccion 2, piso, puerta,
		piso y puerta, complemento, adresse 2, complement, complement d adresse, batiment, etage`,
	postalCode: `
		postal code, postcode, post code, zip, zip code, zipcode, codigo postal, cp, c p, cod postal,
		code postal`,
	city: `
		city, town, suburb, locality, place, ciudad, poblacion, localidad, municipio, ville, commune,
		localite`,
	region: `
		state, region, province, county, provincia, estado, comunidad, comunidad autonoma,
		departamento, departement, etat`,
	country: 'country, country code, pais, nation, pays, code pays',
	tags: 'tags, tag, labels, categories, category, groups, group, etiquetas, etiqueta, categoria, grupo, etiquettes, categorie, groupe',
	customerSince: `
		customer since, client since, cliente desde, fecha de alta, fecha alta, alta, client depuis,
		date d inscription`
};

const FIELD_OF = new Map(
	customerFields.flatMap((field) =>
		HEADERS[field].split(',').map((header): [string, CustomerField] => [normalised(header), field])
	)
);

export interface ColumnMatch {
	/** position in a row, by field: the first column that has it */
	readonly columns: ReadonlyMap<CustomerField, number>;
	/** headers that nothing is read from, as written */
	readonly ignored: readonly string[];
}

/** Finds what each column of a file holds by its header. Case, accents, spaces and marks don't count. */
export function matchColumns(headers: readonly string[]): ColumnMatch {
	const columns = new Map<CustomerField, number>();
	const ignored: string[] = [];
	headers.forEach((header, position) => {
		const field = FIELD_OF.get(normalised(header));
		if (field === undefined || columns.has(field)) ignored.push(header.trim());
		else columns.set(field, position);
	});
	return { columns, ignored };
}

function normalised(header: string): string {
	return fold(header)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
