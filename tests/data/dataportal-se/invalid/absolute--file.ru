# An IRI that was relative, in a file that was read from a disk.
PREFIX ex: <https://example.org/invented/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

INSERT DATA { ex:dataset foaf:page <file:///tmp/page> }
