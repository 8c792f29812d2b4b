import { fold } from './fold.ts';

/** `familiar: on papers, on papers`; a name of two words is one that people contract. */
const SPANISH = `
	adri: adrián, adriana; ale: alejandro, alejandra; álex: alejandro, alejandra; andy: andrés;
	anita: ana; asun: asunción; bea: beatriz; bego: begoña; benja: benjamín; berto: alberto, roberto;
	candi: cándida; carlitos: carlos; carmela: carmen; carmina: carmen; cati: catalina; ceci: cecilia;
	charo: rosario; chelo: consuelo; chema: josé maría; chon: encarnación; chus: jesús, maría jesús;
	concha: concepción; conchi: concepción; conchita: concepción; cris: cristina, cristóbal, cristian;
	curro: francisco; dani: daniel, daniela; edu: eduardo; eli: elisa, elías, elisabet; emi: emilio,
	emilia; encarna: encarnación; encarni: encarnación; espe: esperanza; fabi: fabián, fabiola;
	fede: federico; feli: felisa, félix; fer: fernando, fernanda; fina: josefa, josefina; fonso: alfonso;
	fran: francisco, francisca, francisco javier; frasco: francisco; gabi: gabriel, gabriela;
	gonza: gonzalo; goyo: gregorio; graci: graciela; guille: guillermo; gus: gustavo; inma: inmaculada;
	isa: isabel, luisa, maría isabel; isma: ismael; javi: javier, francisco javier; jesu: jesús;
	josele: josé; joselu: josé luis; josema: josé maría, josé manuel; juancar: juan carlos;
	juanfran: juan francisco; juanito: juan; juanjo: juan josé; juanlu: juan luis; juanma: juan manuel;
	juanmi: juan miguel; kiko: francisco, enrique; kike: enrique; lau: laura; leo: leonardo, leonor;
	lety: leticia; lina: carolina, catalina; loli: dolores, maría dolores; lola: dolores, maría dolores;
	loles: dolores; lolo: manuel; lore: lorena; luci: lucía; lucho: luis; luismi: luis miguel;
	lupe: guadalupe; lupita: guadalupe; lurdes: lourdes; mabel: maría isabel; magda: magdalena;
	maica: maría del carmen; maite: maría teresa; malena: magdalena, maría elena;
	mamen: maría del carmen, carmen; manel: manuel; manolo: manuel; manoli: manuela;
	manu: manuel, manuela; marga: margarita; mari: maría; marian: maría ángeles, mariana;
	maribel: maría isabel; maricarmen: maría del carmen; marife: maría fernanda; marijose: maría josé;
	marilo: maría dolores; marilu: maría luz, maría luisa; marisa: maría luisa; marisol: maría soledad;
	mayte: maría teresa; memo: guillermo; menchu: carmen; merche: mercedes; migue: miguel;
	mila: milagros; mili: milagros, emilia; moncho: ramón; moni: mónica; monse: montserrat;
	montse: montserrat; nacho: ignacio; nando: fernando; nati: natividad, natalia; neus: nieves;
	nico: nicolás; nines: ángeles, maría ángeles; nuri: nuria; paca: francisca; pachi: francisco;
	paco: francisco; paqui: francisca; paquita: francisca; paquito: francisco; patri: patricia;
	patxi: francisco; pepa: josefa, maría josé; pepe: josé; pepi: josefa; pepita: josefa; pepito: josé;
	perico: pedro; pili: pilar, maría pilar, maría del pilar; piluca: pilar; poncho: alfonso;
	puri: purificación; queta: enriqueta; quico: francisco; quim: joaquín; quino: joaquín;
	quique: enrique; rafa: rafael; rafi: rafaela; reme: remedios; richi: ricardo; rober: roberto;
	rodri: rodrigo; rosi: rosa; rosita: rosa; salva: salvador; sandri: sandra; santi: santiago;
	sebas: sebastián; sergi: sergio; silvi: silvia; sofi: sofía; sole: soledad; soni: sonia;
	susi: susana; suso: jesús; tasio: anastasio; tere: teresa, maría teresa; tina: cristina, martina;
	tino: faustino, constantino, florentino; toni: antonio, antonia; tono: antonio; toñi: antonia;
	toño: antonio; trini: trinidad; vale: valeria, valentina; vane: vanesa; vero: verónica;
	vicen: vicente; viki: victoria; xabi: javier; xavi: javier; xisco: francisco; yoli: yolanda`;

const FRENCH = `
	alex: alexandre, alexandra, alexis; annie: anne; babette: élisabeth; béa: béatrice; ben: benjamin,
	benoît; bernie: bernard; cath: catherine; cathy: catherine; chris: christophe, christian, christine;
	cricri: christine, christian; dan: daniel; dany: daniel, danielle; dédé: andré; didi: didier;
	dom: dominique; eddy: édouard; élo: élodie; fab: fabien, fabrice; fanny: françoise, stéphanie;
	flo: florence, florian, florent; francky: franck; fred: frédéric, frédérique; freddy: frédéric;
	gaby: gabriel, gabrielle; gégé: gérard; gigi: ginette, virginie; ginette: geneviève;
	greg: grégory, grégoire; guigui: guillaume; isa: isabelle; jacky: jacques;
	jacquot: jacques; jb: jean baptiste; jc: jean claude, jean christophe; jean-phi: jean philippe;
	jeannot: jean; jf: jean françois; jl: jean louis, jean luc; jm: jean marc, jean michel;
	jo: georges, joël, joseph, joëlle, josiane; josy: josiane, josette; jp: jean pierre, jean paul,
	jean philippe; juju: julien, julie, justine; lili: aurélie, élisabeth, liliane; lolo: laurent;
	lou: louise, louis; loulou: louis, louise, lucien; ludo: ludovic; lulu: lucien, lucie;
	mag: magali, marguerite; manu: emmanuel, emmanuelle; margot: marguerite; marité: marie thérèse;
	mat: mathieu, matthieu, mathilde; mathy: mathilde; max: maxime, maximilien; 
	mimi: michèle, mireille, michel; momo: maurice, mohamed; nath: nathalie, nathan; nico: nicolas,
	nicole; ninie: virginie; pat: patrick, patricia, patrice; phil: philippe; pierrot: pierre;
	raph: raphaël, raphaëlle; riri: henri; rod: rodolphe; sacha: alexandre; sam: samuel, samantha;
	sandra: alexandra, sandrine; sandy: sandrine, sandra; seb: sébastien; 
	steph: stéphane, stéphanie; suzy: suzanne;  thib: thibault, thibaut;
	titi: thierry; tom: thomas; tony: antoine, anthony; val: valérie, valentin, valentine;
	vero: véronique; vince: vincent; xav: xavier; zab: isabelle; zaza: isabelle, élisabeth`;

const ENGLISH = `
	abby: abigail; al: albert, alan, alfred; alfie: alfred; andy: andrew; angie: angela; ann: anna;
	barb: barbara; becky: rebecca; bella: isabella; ben: benjamin, benedict; bernie: bernard;
	bert: albert, robert, herbert; beth: elizabeth; betty: elizabeth; bill: william; billy: william;
	bob: robert; bobby: robert; cate: catherine; charlie: charles, charlotte; chris: christopher,
	christine, christina; chuck: charles; dan: daniel; danny: daniel; dave: david; debbie: deborah;
	dick: richard; dot: dorothy; drew: andrew; ed: edward, edmund; eddie: edward; ellie: eleanor, ellen;
	frank: francis, franklin; fred: frederick, alfred; freddie: frederick; gerry: gerald; ginny: virginia;
	greg: gregory; hank: henry; harry: henry, harold, harrison; jack: john; jackie: jacqueline; jake: jacob;
	jamie: james; jeff: jeffrey; jen: jennifer; jenny: jennifer; jerry: gerald, jeremy; jess: jessica;
	jim: james; jimmy: james; jo: joanna, josephine; joe: joseph; joey: joseph; johnny: john;
	jon: jonathan; josh: joshua; kate: katherine, catherine; kathy: katherine, catherine;
	katie: katherine, catherine; ken: kenneth; kim: kimberly; larry: lawrence; leo: leonard;
	lisa: elizabeth; liz: elizabeth; lizzie: elizabeth; maggie: margaret; matt: matthew;
	max: maxwell, maximilian; meg: margaret, megan; mick: michael; mike: michael; mickey: michael;
	molly: mary; nat: nathaniel, natalie; ned: edward; nell: helen, eleanor; nick: nicholas;
	nicky: nicholas, nicola; oli: oliver, olivia; ollie: oliver; pam: pamela; pat: patrick, patricia;
	patty: patricia; peggy: margaret; penny: penelope; pete: peter; phil: philip, phillip; ray: raymond;
	rich: richard; rick: richard; ricky: richard; rob: robert; robbie: robert; ron: ronald; sally: sarah;
	sam: samuel, samantha; sandy: alexander, sandra; steve: stephen, steven; sue: susan; susie: susan;
	ted: edward, theodore; teddy: edward, theodore; terry: terence, theresa; tess: theresa;
	tim: timothy; tina: christina; tom: thomas; tommy: thomas; tony: anthony; trish: patricia;
	val: valerie; vicky: victoria; vince: vincent; walt: walter; will: william; zack: zachary`;

const NONE: readonly string[] = [];

/** Comes and goes: María del Carmen signs as María Carmen. */
const PARTICLE = 'del';

const formal = read(SPANISH, FRENCH, ENGLISH);
const familiar = invert(formal);

/**
 * Names on papers that somebody may have who is called like this: "pepe" → "jose"; of several words
 * where the familiar name contracts them, "maite" → "maria teresa". Empty for every other name.
 *
 * @param word folded, as the names that come back
 */
export function formalNames(word: string): readonly string[] {
	return formal.get(word) ?? NONE;
}

/**
 * What else somebody may be called who is called like this, on papers or among friends: "pepe" → "jose",
 * "jose" → "pepe". A name of several words needs them all: "maite" → "maria" and "teresa", and the two
 * together → "maite".
 *
 * @param typed folded words, as those that come back
 * @returns for each word, other names as the words that each has; the word itself is none of them
 */
export function otherNames(typed: readonly string[]): readonly (readonly OtherName[])[] {
	const all = new Set(typed);
	return typed.map((word) => [
		...formalNames(word).map(wordsOfName),
		...(familiar.get(word) ?? [])
			.filter(({ papers }) => papers.every((each) => all.has(each)))
			.map(({ name }) => [name])
	]);
}

/** The words of a name, all of which somebody must have. */
export type OtherName = readonly string[];

interface FamiliarName {
	readonly name: string;
	/** words of the name on papers */
	readonly papers: OtherName;
}

function wordsOfName(name: string): OtherName {
	return name.split(' ').filter((word) => word !== PARTICLE);
}

/** By each word of the name on papers. */
function invert(
	names: ReadonlyMap<string, readonly string[]>
): ReadonlyMap<string, readonly FamiliarName[]> {
	const inverted = new Map<string, FamiliarName[]>();
	for (const [name, onPapers] of names) {
		for (const papers of onPapers.map(wordsOfName)) {
			for (const word of papers) {
				inverted.set(word, [...(inverted.get(word) ?? []), { name, papers }]);
			}
		}
	}
	return inverted;
}

function read(...tables: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const names = new Map<string, readonly string[]>();
	for (const entry of tables.flatMap((table) => fold(table).split(';'))) {
		const [familiar = '', papers = ''] = entry.split(':').map((part) => part.trim());
		const before = names.get(familiar) ?? [];
		const more = papers.split(',').map((name) => name.trim());
		names.set(familiar, [...new Set([...before, ...more])]);
	}
	return names;
}
