// SPDX-License-Identifier: Apache-2.0
#include "tests/protocol/virtual_meter/objects/object_model_document.h"
#include "tests/support/test_case.h"

#include <QFile>

using namespace meterbench;

/// docs/object-model.md says what the code does.
class ObjectModelDocumentTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void isUpToDate()
    {
        QFile file(METERBENCH_TEST_DATA "/../docs/object-model.md");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto document = file.readAll().toStdString();
        for (const auto* part : {"access-points", "passwords", "key-file", "objects"})
            QVERIFY2(document.find("<!-- begin " + std::string(part) + " -->") != std::string::npos, part);
        QVERIFY2(tests::rewritten(document) == document, "stale: run write_object_model_document docs/object-model.md");
    }
};

QTEST_GUILESS_MAIN(ObjectModelDocumentTest)
#include "object_model_document_test.moc"
