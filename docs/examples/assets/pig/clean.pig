-- Keeps the visits of a country. The step gives INPUT and OUTPUT; COUNTRY is one of its parameters.
%default COUNTRY 'DE'
visits = LOAD '$INPUT' USING PigStorage('\t') AS (host:chararray, country:chararray, page:chararray);
wanted = FILTER visits BY country == '$COUNTRY';
STORE wanted INTO '$OUTPUT' USING PigStorage('\t');
