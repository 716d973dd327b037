BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE answer_change (
	seq INTEGER NOT NULL, 
	client TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	source TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	"by" TEXT NOT NULL, 
	remark TEXT NOT NULL, 
	CONSTRAINT pk_answer_change PRIMARY KEY (seq), 
	CONSTRAINT fk_answer_change_client FOREIGN KEY(client) REFERENCES client (id)
);
INSERT INTO "answer_change" VALUES(1,'8fec963977f94f70a68721118e4d2041',1,'enterprise_name','null','"青海湟源高原藜麦食品有限公司"','client_said','2026-11-23 01:00:01.000000','甲窗口','');
INSERT INTO "answer_change" VALUES(2,'8fec963977f94f70a68721118e4d2041',2,'exports','null','"current"','client_said','2026-11-23 01:00:02.000000','甲窗口','');
CREATE TABLE attachment_blobs (
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_attachment_blobs PRIMARY KEY (sha256)
);
CREATE TABLE attachments (
	client VARCHAR(64) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	"by" TEXT NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (client, sha256), 
	CONSTRAINT fk_attachments_sha256 FOREIGN KEY(sha256) REFERENCES attachment_blobs (sha256)
);
CREATE TABLE client (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	name TEXT NOT NULL, 
	credit_code TEXT NOT NULL, 
	division TEXT NOT NULL, 
	said TEXT NOT NULL, 
	spelled TEXT NOT NULL, 
	visits INTEGER NOT NULL, 
	last_visit DATETIME, 
	next_due DATE, 
	policy_id TEXT, 
	policy_version TEXT, 
	policy_sha256 TEXT, 
	created_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	changed_by TEXT NOT NULL, 
	merged_into TEXT, 
	CONSTRAINT pk_client PRIMARY KEY (id), 
	CONSTRAINT fk_client_merged_into FOREIGN KEY(merged_into) REFERENCES client (id)
);
INSERT INTO "client" VALUES('8fec963977f94f70a68721118e4d2041',2,'{"enterprise_name":"青海湟源高原藜麦食品有限公司","exports":"current","work":{"S03h":{"state":"submitted","steps":[1],"note":"等\n回复","due":"2026-12-01"}}}','{"person":"王强","address":"湟源","note":"上午来"}','青海湟源高原藜麦食品有限公司','','','|青海湟源高原藜麦食品有限公司|','|qinghaihuangyuangaoyuanlimaishipinyouxiangongsi|qhhygylmspyxgs||',1,'2026-11-23 01:00:03.000000','2026-12-01','qinghai-2022','1','abababababababababababababababababababababababababababababababab','2026-11-23 01:00:01.000000','2026-11-23 01:00:02.000000','甲窗口',NULL);
CREATE TABLE log_bodies (
	number INTEGER NOT NULL, 
	salt VARCHAR(32) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_log_bodies PRIMARY KEY (number), 
	CONSTRAINT fk_log_bodies_number FOREIGN KEY(number) REFERENCES log_entries (number)
);
INSERT INTO "log_bodies" VALUES(1,'62c77466ecb94c363073aa712b1cbe40','{"as_of":"2026-11-23","consultant":"\u9a6c\u4e3d","groups":{"S01a":"wide","S03h":"right"},"number":1,"policy":{"id":"qinghai-2022","sha256":"abababababababababababababababababababababababababababababababab","version":"1"},"printed":[],"profile_sha256":"0000000000000000000000000000000000000000000000000000000000000000","visit":"c6e7225fd8f5447bab8ff823b7c05a30"}');
CREATE TABLE log_entries (
	number INTEGER NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	"by" TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	client VARCHAR(64) NOT NULL, 
	body_sha256 VARCHAR(64) NOT NULL, 
	previous VARCHAR(64) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_log_entries PRIMARY KEY (number)
);
INSERT INTO "log_entries" VALUES(1,'2026-11-23T01:00:03.000000+00:00','甲窗口','visit','8fec963977f94f70a68721118e4d2041','1d22ba027a53fb89848fb7ab3c997d95426b2fd93124432a585334bf157772fd','0000000000000000000000000000000000000000000000000000000000000000','f5d98583975c621425a61736d2d3aa83a41cd9c4f9d5d947f49000b7ce6c4621');
CREATE TABLE pack (
	sha256 TEXT NOT NULL, 
	document TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_pack PRIMARY KEY (sha256)
);
CREATE TABLE visit (
	id TEXT NOT NULL, 
	client TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	consultant TEXT NOT NULL, 
	as_of DATE NOT NULL, 
	policy_id TEXT NOT NULL, 
	policy_version TEXT NOT NULL, 
	policy_sha256 TEXT NOT NULL, 
	document TEXT NOT NULL, 
	profile_sha256 TEXT NOT NULL, 
	groups TEXT NOT NULL, 
	note TEXT NOT NULL, 
	printed TEXT NOT NULL, 
	CONSTRAINT pk_visit PRIMARY KEY (id), 
	CONSTRAINT fk_visit_client FOREIGN KEY(client) REFERENCES client (id), 
	CONSTRAINT uq_visit_client UNIQUE (client, number)
);
INSERT INTO "visit" VALUES('c6e7225fd8f5447bab8ff823b7c05a30','8fec963977f94f70a68721118e4d2041',1,'2026-11-23 01:00:03.000000','马丽','2026-11-23','qinghai-2022','1','abababababababababababababababababababababababababababababababab','{"enterprise_name":"青海湟源高原藜麦食品有限公司","exports":"current","work":{"S03h":{"state":"submitted","steps":[1],"note":"等\n回复","due":"2026-12-01"}}}','0000000000000000000000000000000000000000000000000000000000000000','{"S03h":"right","S01a":"wide"}','','[]');
CREATE TABLE work (
	client TEXT NOT NULL, 
	support TEXT NOT NULL, 
	state TEXT NOT NULL, 
	due DATE, 
	CONSTRAINT pk_work PRIMARY KEY (client, support), 
	CONSTRAINT fk_work_client FOREIGN KEY(client) REFERENCES client (id)
);
INSERT INTO "work" VALUES('8fec963977f94f70a68721118e4d2041','S03h','submitted','2026-12-01');
CREATE TABLE work_change (
	seq INTEGER NOT NULL, 
	client TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	support TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	"by" TEXT NOT NULL, 
	CONSTRAINT pk_work_change PRIMARY KEY (seq), 
	CONSTRAINT fk_work_change_client FOREIGN KEY(client) REFERENCES client (id)
);
INSERT INTO "work_change" VALUES(1,'8fec963977f94f70a68721118e4d2041',1,'S03h','{}','{"state":"submitted","steps":[1],"note":"等\n回复","due":"2026-12-01"}','2026-11-23 01:00:01.000000','甲窗口');
CREATE INDEX ix_client_list ON client (spelled, id, said, division, last_visit, next_due, merged_into, policy_sha256) WHERE merged_into IS NULL;
CREATE INDEX ix_client_last_visit ON client ((last_visit IS NULL), last_visit DESC, id, merged_into) WHERE merged_into IS NULL;
CREATE INDEX ix_client_next_due ON client ((next_due IS NULL), next_due, id, merged_into) WHERE merged_into IS NULL;
CREATE INDEX ix_client_merged_into ON client (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ix_work_due ON work (due);
CREATE INDEX ix_answer_change_client ON answer_change (client);
CREATE INDEX ix_work_change_client ON work_change (client);
CREATE INDEX attachments_sha256 ON attachments (sha256);
CREATE INDEX log_entries_client ON log_entries (client, number);
COMMIT;
