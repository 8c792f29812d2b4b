import { publishContest } from '#domain/contests/publish-contest.ts';
import { contest } from '#domain/documents/contest.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { colleagues } from './company.ts';
import { seededRandom } from './seeded-random.ts';
import { isoDate } from './working-time.ts';

const DAY = 24 * 3_600_000;
/** Long enough that a demo which is opened again weeks later still has something to capture for. */
const BEGUN_BEFORE = 3 * DAY;
const RUNS_FOR = 90 * DAY;

export interface DemoContest {
	readonly id: string;
	/** milliseconds since the epoch */
	readonly at: number;
	/** fields of the `contest:<kid>` document */
	readonly values: JsonObject;
}

/** The one contest of the demo, which is running at `now`. */
export function demoContest(seed: string, now: number): DemoContest {
	const at = now - BEGUN_BEFORE - 7 * DAY;
	const year = new Date(now).getUTCFullYear();
	const id = formatDocId({ kind: 'contest', kid: newUlid(at, seededRandom(`${seed}/contest`)) });
	const written = contest.parse({
		_id: id,
		schema: 1,
		name: `Feria del Pan ${year}`,
		event: `Feria del Pan ${year}`,
		place: 'Zaragoza',
		timeZone: 'Europe/Madrid',
		prize,
		rules: { version: '1', text: rules },
		eligibility: { onePerPerson: ['phone'] },
		state: 'running',
		from: isoDate(now - BEGUN_BEFORE),
		to: isoDate(now + RUNS_FOR),
		country: 'ES',
		languages: ['es', 'fr', 'en'],
		notice,
		questions,
		consents
	});
	const { _id, ...values } = publishContest(written, null, {
		by: colleagues.find(({ role }) => role === 'supervisor')?.uid ?? '',
		at: new Date(at).toISOString()
	});
	return { id, at, values: values as JsonObject };
}

const prize = {
	es: 'Una amasadora de espiral y un fin de semana de curso para dos',
	fr: 'Un pétrin à spirale et un week-end de stage pour deux',
	en: 'A spiral mixer and a weekend course for two'
};

const rules = {
	es:
		'1. Organiza El Obrador, S.L., Zaragoza. 2. Participa quien rellene el formulario en la feria, con ' +
		'18 años cumplidos y una sola vez. 3. Al cierre se publica la huella de la lista de participantes; ' +
		'quien gana resulta de esa lista, de un número secreto comprometido de antemano y de un número ' +
		'público que nadie puede prever, y cualquiera puede comprobarlo. 4. Avisamos a quien gana por ' +
		'teléfono; si en siete días no responde o renuncia, el premio pasa a la siguiente persona. 5. El ' +
		'premio no se canjea por dinero.',
	fr:
		'1. Organisateur : El Obrador, S.L., Saragosse. 2. Participe qui remplit le formulaire au salon, ' +
		'à 18 ans révolus et une seule fois. 3. À la clôture, l’empreinte de la liste des participants est ' +
		'publiée ; le gagnant résulte de cette liste, d’un nombre secret promis d’avance et d’un nombre ' +
		'public que personne ne peut prévoir, et chacun peut le vérifier. 4. Le gagnant est prévenu par ' +
		'téléphone ; sans réponse sous sept jours, ou s’il renonce, le lot passe à la personne suivante. ' +
		'5. Le lot n’est pas échangeable contre de l’argent.',
	en:
		'1. Organised by El Obrador, S.L., Zaragoza. 2. Whoever fills in the form at the fair takes part, ' +
		'aged 18 or over, once. 3. When it closes, the fingerprint of the list of entrants is published; ' +
		'the winner follows from that list, from a secret number promised beforehand and from a public ' +
		'number that nobody can foresee, and anyone can check it. 4. We tell the winner by telephone; ' +
		'without an answer within seven days, or if they decline, the prize passes to the next person. ' +
		'5. The prize cannot be exchanged for money.'
};

const notice = {
	version: '1',
	summary: {
		es: 'El Obrador usa tus datos para el sorteo. Para lo demás decides tú, abajo.',
		fr: 'El Obrador utilise vos données pour le tirage au sort. Pour le reste, c’est vous qui décidez, ci-dessous.',
		en: 'El Obrador uses your data for the prize draw. Anything else is up to you, below.'
	},
	text: {
		es:
			'Responsable: El Obrador, S.L., Zaragoza (privacidad@elobrador.example). Usamos los datos de ' +
			'este formulario para que participes en el sorteo y para avisarte si ganas; la base es tu ' +
			'aceptación de las bases. Los guardamos hasta seis meses después del sorteo, salvo que quieras ' +
			'saber más de nosotros: entonces, hasta que nos digas que no. No los damos a nadie. Puedes pedir ' +
			'verlos, corregirlos, borrarlos, llevártelos u oponerte a su uso escribiéndonos, y reclamar ante ' +
			'la Agencia Española de Protección de Datos.',
		fr:
			'Responsable : El Obrador, S.L., Saragosse (privacidad@elobrador.example). Nous utilisons les ' +
			'données de ce formulaire pour votre participation au tirage au sort et pour vous prévenir si ' +
			'vous gagnez, sur la base de votre acceptation du règlement. Nous les gardons six mois au plus ' +
			'après le tirage, sauf si vous souhaitez avoir de nos nouvelles : alors jusqu’à ce que vous nous ' +
			'disiez d’arrêter. Nous ne les transmettons à personne. Vous pouvez demander à les consulter, ' +
			'les corriger, les effacer, les récupérer ou vous opposer à leur usage en nous écrivant, et ' +
			'saisir l’autorité espagnole de protection des données ou la CNIL.',
		en:
			'Controller: El Obrador, S.L., Zaragoza (privacidad@elobrador.example). We use the data in this ' +
			'form so that you can take part in the draw and to tell you if you win, on the basis of your ' +
			'acceptance of the rules. We keep them for up to six months after the draw, unless you would ' +
			'like to hear from us: then until you tell us to stop. We pass them on to nobody. You may ask to ' +
			'see, correct, erase or take away your data, or object to their use, by writing to us, and ' +
			'complain to the Spanish data protection authority or your own.'
	}
};

const questions = [
	question('givenName', 'required', {
		purpose: {
			es: 'Para saber cómo llamarte.',
			fr: 'Pour savoir comment vous appeler.',
			en: 'So that we know what to call you.'
		},
		why: {
			es: 'Un premio se entrega a alguien con nombre.',
			fr: 'Un lot se remet à quelqu’un qui a un nom.',
			en: 'A prize is handed to somebody with a name.'
		}
	}),
	question('familyName', 'required', {
		purpose: {
			es: 'Para comprobar quién ha ganado.',
			fr: 'Pour vérifier qui a gagné.',
			en: 'To make sure who has won.'
		},
		why: {
			es: 'El nombre de pila solo no distingue a dos personas.',
			fr: 'Le prénom seul ne distingue pas deux personnes.',
			en: 'A given name alone does not tell two people apart.'
		}
	}),
	question('phone', 'required', {
		purpose: {
			es: 'Para avisarte si ganas.',
			fr: 'Pour vous prévenir si vous gagnez.',
			en: 'To tell you if you win.'
		},
		why: {
			es: 'Avisamos por teléfono, y un número participa una sola vez.',
			fr: 'Nous prévenons par téléphone, et un numéro ne participe qu’une fois.',
			en: 'We call the winner, and a number takes part once.'
		}
	}),
	question('email', 'optional', {
		purpose: {
			es: 'Para enviarte las bases y, si quieres, nuestras novedades.',
			fr: 'Pour vous envoyer le règlement et, si vous le souhaitez, nos nouvelles.',
			en: 'To send you the rules and, if you like, our news.'
		},
		why: {
			es: 'Sin dirección no hay dónde enviarlas.',
			fr: 'Sans adresse, nous ne saurions où les envoyer.',
			en: 'Without an address there is nowhere to send them.'
		}
	}),
	question('companyName', 'optional', {
		purpose: {
			es: 'Para saber si horneas en casa o tienes un obrador.',
			fr: 'Pour savoir si vous faites du pain chez vous ou en boutique.',
			en: 'To know whether you bake at home or for a living.'
		},
		why: {
			es: 'A un obrador le proponemos otras cosas que a una casa.',
			fr: 'Une boutique n’a pas les mêmes besoins qu’un foyer.',
			en: 'A bakery needs other things than a home.'
		}
	}),
	question('postalCode', 'optional', {
		purpose: {
			es: 'Para saber desde dónde viene la gente a la feria.',
			fr: 'Pour savoir d’où l’on vient au salon.',
			en: 'To know where people come to the fair from.'
		},
		why: {
			es: 'Basta el código: no pedimos la calle.',
			fr: 'Le code suffit : nous ne demandons pas la rue.',
			en: 'The postcode is enough: we don’t ask for the street.'
		}
	}),
	question('city', 'optional', {
		purpose: {
			es: 'Para invitarte a los cursos que hagamos cerca de ti.',
			fr: 'Pour vous inviter aux stages près de chez vous.',
			en: 'To invite you to courses near you.'
		},
		why: {
			es: 'Los cursos se anuncian por ciudades.',
			fr: 'Les stages s’annoncent par ville.',
			en: 'Courses are announced by city.'
		}
	})
];

const consents = [
	{
		purpose: 'rules',
		required: true,
		version: '1',
		label: {
			es: 'Acepto las bases del sorteo',
			fr: 'J’accepte le règlement du tirage au sort',
			en: 'I accept the rules of the draw'
		},
		text: {
			es:
				'He leído y acepto las bases del sorteo: una participación por persona, mayores de edad, ' +
				'sorteo público al cierre de la feria; el premio no se canjea por dinero.',
			fr:
				'J’ai lu et j’accepte le règlement : une participation par personne majeure, tirage public à ' +
				'la clôture du salon ; le lot n’est pas échangeable contre de l’argent.',
			en:
				'I have read and accept the rules: one entry per person, adults only, public draw when the ' +
				'fair closes; the prize cannot be exchanged for money.'
		}
	},
	{
		purpose: 'news',
		channel: 'email',
		required: false,
		version: '1',
		label: {
			es: 'Quiero recibir novedades por correo',
			fr: 'Je veux recevoir des nouvelles par e-mail',
			en: 'Send me news by e-mail'
		},
		text: {
			es:
				'Quiero que El Obrador me escriba por correo electrónico sobre productos, cursos y ferias. ' +
				'Puedo dejarlo cuando quiera con un clic o escribiendo.',
			fr:
				'J’accepte qu’El Obrador m’écrive par e-mail au sujet de ses produits, stages et salons. Je ' +
				'peux arrêter à tout moment, d’un clic ou par écrit.',
			en:
				'I would like El Obrador to write to me by e-mail about products, courses and fairs. I can ' +
				'stop at any time, with a click or in writing.'
		}
	},
	{
		purpose: 'news',
		channel: 'message',
		required: false,
		version: '1',
		label: {
			es: 'Podéis escribirme por WhatsApp',
			fr: 'Vous pouvez m’écrire sur WhatsApp',
			en: 'You may write to me on WhatsApp'
		},
		text: {
			es:
				'Quiero que El Obrador me mande mensajes, no más de dos al mes, sobre cursos y ofertas. ' +
				'Puedo dejarlo cuando quiera respondiendo BAJA.',
			fr:
				'J’accepte qu’El Obrador m’envoie des messages, deux par mois au plus, sur ses stages et ' +
				'offres. Je peux arrêter à tout moment en répondant STOP.',
			en:
				'I would like El Obrador to send me messages, no more than two a month, about courses and ' +
				'offers. I can stop at any time by answering STOP.'
		}
	}
];

interface Words {
	readonly es: string;
	readonly fr: string;
	readonly en: string;
}

function question(
	field: string,
	answer: 'required' | 'optional',
	{ purpose, why }: { readonly purpose: Words; readonly why: Words }
): JsonObject {
	return { field, required: answer === 'required', purpose: { ...purpose }, why: { ...why } };
}
