BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "answer_change" VALUES(1,'eea75e6c920b4564b6166e6afba98f72',1,'enterprise_name','null','"青海湟源高原藜麦食品有限公司"','client_said','2026-11-23 01:00:01.000000','甲窗口','');
INSERT INTO "answer_change" VALUES(2,'eea75e6c920b4564b6166e6afba98f72',2,'exports','null','"current"','client_said','2026-11-23 01:00:02.000000','甲窗口','');
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
	merged_into TEXT, code TEXT DEFAULT '' NOT NULL, tail TEXT DEFAULT '' NOT NULL, policy_mark BIGINT, 
	CONSTRAINT pk_client PRIMARY KEY (id), 
	CONSTRAINT fk_client_merged_into FOREIGN KEY(merged_into) REFERENCES client (id)
);
INSERT INTO "client" VALUES('eea75e6c920b4564b6166e6afba98f72',2,'{"enterprise_name":"青海湟源高原藜麦食品有限公司","exports":"current","work":{"S03h":{"state":"submitted","steps":[1],"note":"等\n回复","due":"2026-12-01"}}}','{"person":"王强","address":"湟源","note":"上午来"}','青海湟源高原藜麦食品有限公司','','','|青海湟源高原藜麦食品有限公司|','|qinghaihuangyuangaoyuanlimaishipinyouxiangongsi|qhhygylmspyxgs|',1,'2026-11-23 01:00:03.000000','2026-12-01','qinghai-2022','1','abababababababababababababababababababababababababababababababab','2026-11-23 01:00:01.000000','2026-11-23 01:00:02.000000','甲窗口',NULL,'','',11006391570610629);
CREATE TABLE log_bodies (
	number INTEGER NOT NULL, 
	salt VARCHAR(32) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_log_bodies PRIMARY KEY (number), 
	CONSTRAINT fk_log_bodies_number FOREIGN KEY(number) REFERENCES log_entries (number)
);
INSERT INTO "log_bodies" VALUES(1,'9d8e5432414da81c422edabd2b50657d','{"as_of":"2026-11-23","consultant":"\u9a6c\u4e3d","groups":{"S01a":"wide","S03h":"right"},"number":1,"policy":{"id":"qinghai-2022","sha256":"abababababababababababababababababababababababababababababababab","version":"1"},"printed":[],"profile_sha256":"0000000000000000000000000000000000000000000000000000000000000000","visit":"5a78f7a048a84e7696ae7e17045be306"}');
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
INSERT INTO "log_entries" VALUES(1,'2026-11-23T01:00:03.000000+00:00','甲窗口','visit','eea75e6c920b4564b6166e6afba98f72','2eb295998a90aeddba24978bfdf48cce210bbbe02c6fcd05b989946b1b2d6a23','0000000000000000000000000000000000000000000000000000000000000000','97ba43383c92b7554fefdb1dda067da403c41720f961c1576b4e65947238ab03');
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
INSERT INTO "visit" VALUES('5a78f7a048a84e7696ae7e17045be306','eea75e6c920b4564b6166e6afba98f72',1,'2026-11-23 01:00:03.000000','马丽','2026-11-23','qinghai-2022','1','abababababababababababababababababababababababababababababababab','{"enterprise_name":"青海湟源高原藜麦食品有限公司","exports":"current","work":{"S03h":{"state":"submitted","steps":[1],"note":"等\n回复","due":"2026-12-01"}}}','0000000000000000000000000000000000000000000000000000000000000000','{"S03h":"right","S01a":"wide"}','','[]');
CREATE TABLE work (
	client TEXT NOT NULL, 
	support TEXT NOT NULL, 
	state TEXT NOT NULL, 
	due DATE, 
	CONSTRAINT pk_work PRIMARY KEY (client, support), 
	CONSTRAINT fk_work_client FOREIGN KEY(client) REFERENCES client (id)
);
INSERT INTO "work" VALUES('eea75e6c920b4564b6166e6afba98f72','S03h','submitted','2026-12-01');
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
INSERT INTO "work_change" VALUES(1,'eea75e6c920b4564b6166e6afba98f72',1,'S03h','{}','{"state":"submitted","steps":[1],"note":"等\n回复","due":"2026-12-01"}','2026-11-23 01:00:01.000000','甲窗口');
CREATE INDEX ix_client_merged_into ON client (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ix_work_due ON work (due);
CREATE INDEX ix_answer_change_client ON answer_change (client);
CREATE INDEX ix_work_change_client ON work_change (client);
CREATE INDEX attachments_sha256 ON attachments (sha256);
CREATE INDEX log_entries_client ON log_entries (client, number);
CREATE INDEX ix_client_list ON client (spelled, id, said, code, tail, division, policy_mark, merged_into) WHERE merged_into IS NULL;
CREATE INDEX ix_client_last_visit ON client ((last_visit IS NULL), last_visit DESC, id, spelled, said, code, tail, division, policy_mark, merged_into) WHERE merged_into IS NULL;
CREATE INDEX ix_client_next_due ON client ((next_due IS NULL), next_due, id, spelled, said, code, tail, division, policy_mark, merged_into) WHERE merged_into IS NULL;
COMMIT;
