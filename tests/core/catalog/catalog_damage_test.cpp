// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

#include <random>

using namespace meterbench;

/// A damaged data file is refused with its name; it never crashes the program and never passes half read.
class CatalogDamageTest : public tests::TestCase {
    Q_OBJECT

    static constexpr std::array files{"catalog/papers.json", "catalog/omnipower-scheme.json",
        "catalog/omnipower-1p.json", "catalog/accessories.json", "catalog/display-items.json",
        "catalog/push-button-2.json", "catalog/analysis-registers.json", "rules/omnipower.json", "rules/engine.json"};

    /// Loads with one file's bytes replaced.
    static Result<catalog::Catalog> loadWith(const std::string& damaged, const std::string& bytes)
    {
        return catalog::Catalog::load([&](std::string_view name) -> Result<std::string> {
            return name == damaged ? bytes : tests::readResource(name);
        });
    }

private slots:
    void aMissingFileIsNamed()
    {
        const auto catalog = catalog::Catalog::load([](std::string_view name) -> Result<std::string> {
            return name == "rules/engine.json" ? failure("file-not-found", {}, std::string(name))
                                               : tests::readResource(name);
        });
        QVERIFY(!catalog);
        QCOMPARE(catalog.error().where, std::string("rules/engine.json"));
    }

    void truncationIsRefusedAndNamed()
    {
        for (const auto* file : files) {
            const auto bytes = tests::readResource(file);
            VERIFY_RESULT(bytes);
            for (const double share : {0.0, 0.1, 0.5, 0.9, 0.999}) {
                const auto catalog
                    = loadWith(file, bytes->substr(0, static_cast<std::size_t>(share * double(bytes->size()))));
                QVERIFY2(!catalog, file);
                QCOMPARE(catalog.error().id, std::string("catalog-damaged"));
                QCOMPARE(catalog.error().where, std::string(file));
            }
        }
    }

    void mutatedBytesNeverCrash()
    {
        std::mt19937 random(20260301);
        for (const auto* file : files) {
            const auto bytes = tests::readResource(file);
            VERIFY_RESULT(bytes);
            for (int round = 0; round < 15; ++round) {
                auto damaged = *bytes;
                for (int byte = 0; byte < 3; ++byte)
                    damaged[random() % damaged.size()] = static_cast<char>(random());
                const auto catalog = loadWith(file, damaged);
                QVERIFY(catalog || !catalog.error().id.empty());
            }
        }
    }
};

QTEST_APPLESS_MAIN(CatalogDamageTest)
#include "catalog_damage_test.moc"
