import type { Language } from './language.ts';

interface Terms {
	readonly contract: readonly string[];
	readonly prices: readonly string[];
	readonly credit: readonly string[];
}

export const terms: Readonly<Record<Language, Terms>> = {
	es: {
		contract: [
			'Suministro anual de harinas, renovación tácita en enero.\nPreaviso de dos meses para dejarlo.',
			'Pedido mínimo de 300 € por entrega. Entrega los martes antes de las 6:00.',
			'Horno cedido en depósito mientras compre al menos 200 kg al mes.'
		],
		prices: [
			'Tarifa B, 8 % sobre harinas ecológicas.',
			'Tarifa de obrador. Portes pagados desde 500 €.',
			'Precio del año pasado hasta junio.'
		],
		credit: ['3.000 €, a 30 días', '1.500 €, a 15 días', 'Al contado']
	},
	fr: {
		contract: [
			'Fourniture annuelle de farines, reconduite en janvier.\nPréavis de deux mois.',
			'Commande minimale de 300 € par livraison. Livraison le mardi avant 6 h.',
			'Four mis en dépôt tant que les achats dépassent 200 kg par mois.'
		],
		prices: [
			'Tarif B, 8 % sur les farines bio.',
			'Tarif fournil. Franco de port dès 500 €.',
			'Prix de l’an dernier jusqu’en juin.'
		],
		credit: ['3 000 €, à 30 jours', '1 500 €, à 15 jours', 'Comptant']
	},
	en: {
		contract: [
			'Yearly flour supply, renewed in January.\nTwo months’ notice to end it.',
			'Minimum order of 300 per delivery. Delivered on Tuesdays before 6 am.',
			'Oven on loan while purchases stay above 200 kg a month.'
		],
		prices: [
			'Price list B, 8% off organic flour.',
			'Bakehouse price list. Free delivery from 500.',
			'Last year’s prices until June.'
		],
		credit: ['3,000, 30 days', '1,500, 15 days', 'Cash only']
	}
};

export const confidences: Readonly<Record<Language, readonly string[]>> = {
	es: [
		'Celíaca: nunca llevarle muestras con trigo.',
		'Ha enviudado este año. No llamar los domingos.',
		'Su hija se casa en mayo; le hace ilusión que se le pregunte.',
		'Prefiere que le hablen despacio: oye mal del lado izquierdo.'
	],
	fr: [
		'Cœliaque : ne jamais apporter d’échantillons avec du blé.',
		'Veuf depuis cette année. Ne pas appeler le dimanche.',
		'Sa fille se marie en mai ; il aime qu’on lui en parle.',
		'Entend mal du côté gauche : parler lentement.'
	],
	en: [
		'Coeliac: never bring samples with wheat.',
		'Widowed this year. Don’t call on Sundays.',
		'Daughter gets married in May; likes to be asked about it.',
		'Hard of hearing on the left side: speak slowly.'
	]
};
