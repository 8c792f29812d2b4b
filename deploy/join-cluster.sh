#!/bin/sh
# Makes three CouchDB nodes one cluster. Run again, it finds them joined.
set -eu

ask() {
	curl --silent --show-error --max-time 30 --user "ficha:$COUCHDB_PASSWORD" \
		--header 'content-type: application/json' "$@"
}
first=http://couch1.ficha:5984

for node in couch1 couch2 couch3; do
	until curl --silent --fail --max-time 5 --output /dev/null "http://$node.ficha:5984/_up"; do
		sleep 1
	done
done

state() {
	ask "$first/_cluster_setup"
}

case "$(state)" in
*cluster_finished*)
	echo 'The cluster is there.'
	exit 0
	;;
esac

for node in couch2.ficha couch3.ficha; do
	ask "$first/_cluster_setup" --data "{
		\"action\": \"add_node\", \"host\": \"$node\", \"port\": 5984,
		\"username\": \"ficha\", \"password\": \"$COUCHDB_PASSWORD\"
	}"
done
ask "$first/_cluster_setup" --data '{"action": "finish_cluster"}'

case "$(state)" in
*cluster_finished*) echo 'The cluster is made.' ;;
*)
	echo 'The nodes could not be joined: see above.' >&2
	exit 1
	;;
esac
