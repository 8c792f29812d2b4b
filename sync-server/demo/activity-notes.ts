import type { Activity } from '#domain/documents/events.ts';
import type { Language } from './language.ts';

export type Channel = Activity['channel'];

/** What reps of the demo company wrote down, in the words that one writes such things down in. */
export const activityNotes: Readonly<
	Record<Language, Readonly<Record<Channel, readonly string[]>>>
> = {
	es: {
		visit: [
			'Visita en el obrador. Quiere probar la harina de espelta antes del verano.',
			'Le dejo muestras de masa madre y el catálogo nuevo.',
			'Enseña la amasadora: hace ruido, avisar al taller.',
			'No estaba; hablo con su hermana, que pide que vuelva el jueves por la mañana.',
			'Cerramos precio para el pedido de Navidad. Entrega la primera semana de diciembre.',
			'Muy contenta con el último curso. Se apunta al de bollería con dos amigas.',
			'Reforma del local terminada. Necesita horno y cámara, pide presupuesto.',
			'Reviso con él el almacén: le sobra centeno, le falta sal.'
		],
		call: [
			'Confirma el pedido y pregunta por el plazo de entrega.',
			'No contesta. Probar por la tarde.',
			'Llama para cambiar la dirección de envío.',
			'Interesado en el curso de masa madre de primavera, le aviso cuando haya fecha.',
			'Pide que la factura salga a nombre de la cooperativa.',
			'Consulta por una bolsa rota; le mandamos otra sin cargo.',
			'Felicito por el aniversario de la panadería. Muy agradecido.',
			'Pregunta si servimos a Portugal. Le digo que desde enero.'
		],
		message: [
			'Manda foto de sus primeras hogazas. Le salen muy bien.',
			'Le paso el enlace con la ficha técnica de la harina.',
			'Avisa de que recogerá el pedido el viernes.',
			'Pregunta la hidratación que recomendamos para el pan de molde.',
			'Le recuerdo la cita de mañana a las diez.',
			'Gracias por el envío, llegó todo bien.'
		],
		email: [
			'Enviado presupuesto con portes incluidos.',
			'Envío tarifa de este trimestre.',
			'Pide copia de las tres últimas facturas.',
			'Acepta el presupuesto. Paso el pedido a almacén.',
			'Invitación a la jornada de puertas abiertas.',
			'Responde que lo verá con su socia la semana que viene.'
		],
		note: [
			'Prefiere que la llamen después de las cinco.',
			'Descarga solo por la puerta trasera, antes de las nueve.',
			'Celíaco: interesado en todo lo que salga sin gluten.',
			'Compra para regalar; suele venir antes de Reyes.',
			'Vino recomendada por su prima.',
			'Cierra en agosto.'
		]
	},
	fr: {
		visit: [
			'Visite au fournil. Souhaite essayer la farine d’épeautre avant l’été.',
			'Je lui laisse des échantillons de levain et le nouveau catalogue.',
			'Le pétrin fait du bruit : prévenir l’atelier.',
			'Absent ; son associée propose jeudi matin.',
			'Accord sur le prix des commandes de Noël. Livraison début décembre.',
			'Ravie du dernier stage, s’inscrit à celui de viennoiserie avec une amie.',
			'Travaux terminés. Demande un devis pour un four et une chambre de pousse.',
			'Point sur le stock : trop de seigle, plus de sel.'
		],
		call: [
			'Confirme la commande et demande le délai de livraison.',
			'Pas de réponse. Rappeler dans l’après-midi.',
			'Appelle pour changer l’adresse de livraison.',
			'Intéressée par le stage de levain du printemps, à prévenir dès que la date est fixée.',
			'Demande que la facture soit au nom de la société.',
			'Un sac percé à la livraison ; remplacé sans frais.',
			'Je le félicite pour les vingt ans de la boulangerie. Très touché.',
			'Demande si nous livrons en Belgique. Oui, à partir de janvier.'
		],
		message: [
			'Envoie une photo de ses premières miches. Très réussies.',
			'Je lui envoie le lien vers la fiche technique de la farine.',
			'Passera prendre sa commande vendredi.',
			'Demande le taux d’hydratation conseillé pour le pain de mie.',
			'Rappel du rendez-vous de demain, dix heures.',
			'Merci pour l’envoi, tout est bien arrivé.'
		],
		email: [
			'Devis envoyé, port compris.',
			'Envoi du tarif du trimestre.',
			'Demande une copie des trois dernières factures.',
			'Accepte le devis. Commande transmise au dépôt.',
			'Invitation à la journée portes ouvertes.',
			'Répond qu’il en parlera à son associé la semaine prochaine.'
		],
		note: [
			'Préfère être appelée après dix-sept heures.',
			'Livraison par la cour uniquement, avant neuf heures.',
			'Intolérant au gluten : intéressé par toute nouveauté.',
			'Achète pour offrir, surtout avant Noël.',
			'Vient de la part de sa cousine.',
			'Fermé en août.'
		]
	},
	en: {
		visit: [
			'Called at the bakehouse. Would like to try the spelt flour before the summer.',
			'Left starter samples and the new catalogue.',
			'Showed me the mixer: it is noisy, tell the workshop.',
			'Not in; spoke to her sister, who suggests Thursday morning.',
			'Agreed prices for the Christmas order. Delivery in the first week of December.',
			'Loved the last course. Signing up for viennoiserie with two friends.',
			'Refit finished. Needs an oven and a proving cabinet, wants a quote.',
			'Went through the store room together: too much rye, no salt.'
		],
		call: [
			'Confirms the order and asks when it will arrive.',
			'No answer. Try in the afternoon.',
			'Rang to change the delivery address.',
			'Interested in the spring sourdough course, to be told as soon as there is a date.',
			'Would like the invoice in the company’s name.',
			'A bag was torn on arrival; sent another free of charge.',
			'Congratulated him on the bakery’s anniversary. Very pleased.',
			'Asks whether we deliver to Ireland. From January, I said.'
		],
		message: [
			'Sent a photo of her first loaves. They look great.',
			'Sent the link to the flour’s data sheet.',
			'Will collect the order on Friday.',
			'Asks what hydration we suggest for a tin loaf.',
			'Reminder of tomorrow’s appointment at ten.',
			'Thanks for the parcel, all arrived well.'
		],
		email: [
			'Quote sent, carriage included.',
			'Sent this quarter’s price list.',
			'Asks for copies of the last three invoices.',
			'Accepts the quote. Order passed to the warehouse.',
			'Invitation to the open day.',
			'Will talk it over with his partner next week.'
		],
		note: [
			'Prefers to be called after five.',
			'Deliveries at the back door only, before nine.',
			'Coeliac: interested in anything gluten-free.',
			'Buys presents, mostly before Christmas.',
			'Came on her cousin’s recommendation.',
			'Closed in August.'
		]
	}
};
