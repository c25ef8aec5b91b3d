// SPDX-License-Identifier: Apache-2.0
#include "core/configuration/edits.h"
#include "core/configuration/project_file.h"
#include "protocol/virtual_meter/objects/object_names.h"
#include "protocol/virtual_meter/profile/profile_columns.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"
#include "ui/document/edits.h"

#include <QRandomGenerator>

namespace meterbench::ui {

using configuration::Code;
using configuration::MeterConfiguration;

/// The same edits in the same order give the same document, whether they are made on the desktop, on the command line
/// or by a client of the meter.
class EditsAgreeTest : public tests::TestCase {
    Q_OBJECT

    const catalog::Catalog& m_catalog = tests::sharedCatalog();
    configuration::Judge m_judge{m_catalog};

    struct Edit {
        catalog::FieldIndex field = 0;
        std::string code; ///< empty: the ratio
        int ratio = 0;
    };

    [[nodiscard]] static Edit randomEdit(const catalog::Family& family, QRandomGenerator& random)
    {
        const auto below
            = [&](std::size_t count) { return static_cast<std::size_t>(random.bounded(static_cast<int>(count))); };
        if (configuration::hasTransformerRatio(family) && below(6) == 0)
            return {0, {}, static_cast<int>(below(601))};
        const auto& field = family.fields[below(family.fields.size())];
        const auto& options = family.table(field).options;
        if (options.empty())
            return {field.field, field.defaultCode, 0};
        return {field.field, options[below(options.size())].code, 0};
    }

    static void onTheDesktop(DocumentModel& document, const Edit& edit)
    {
        if (edit.code.empty())
            edits::setTransformerRatio(document, edit.ratio);
        else
            edits::setCode(document, edit.field, Code(edit.code));
    }

    void onTheCommandLine(MeterConfiguration& document, const Edit& edit, std::size_t step) const
    {
        const auto& field = document.family->scheme->fields[edit.field];
        const auto target = edit.code.empty()       ? "/ctRatio"
            : step % 2 == 0                         ? field.id
            : field.part == catalog::Part::Hardware ? "/typeCode/" + field.id
                                                    : "/configuration/" + field.id;
        auto edited
            = configuration::set(m_judge, document, target, edit.code.empty() ? std::to_string(edit.ratio) : edit.code);
        VERIFY_RESULT(edited);
        document = std::move(edited->document);
    }

private slots:
    void desktopAndCommandLine_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 24; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void desktopAndCommandLine()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const auto& family = m_catalog.families()[seed % m_catalog.families().size()];
        DocumentModel desktop(m_judge, family);
        auto commandLine = configuration::defaultConfiguration(m_catalog, family);
        for (std::size_t step = 0; step < 40; ++step) {
            const auto edit = randomEdit(family, random);
            onTheDesktop(desktop, edit);
            onTheCommandLine(commandLine, edit, step);
            QCOMPARE(configuration::serialise(desktop.configuration()), configuration::serialise(commandLine));
        }
    }

    /// Software that a meter takes; what it refuses changes nothing there, and is not done on the desktop either.
    void desktopAndMeter_data() { desktopAndCommandLine_data(); }
    void desktopAndMeter()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const auto& family = m_catalog.families()[seed % m_catalog.families().size()];
        const auto meter = tests::virtualMeter(family.id);
        DocumentModel desktop(m_judge, family);
        desktop.replace(meter->variant().model().configuration, {});
        int taken = 0;
        for (int step = 0; step < 40; ++step) {
            const auto edit = randomEdit(family, random);
            const auto result = atTheMeter(*meter, edit);
            if (result == protocol::dlms::DataAccessResult::Success) {
                onTheDesktop(desktop, edit);
                ++taken;
            }
            QCOMPARE(configuration::serialise(desktop.configuration()),
                configuration::serialise(meter->variant().model().configuration));
            const auto& state = meter->running().meter().state();
            QCOMPARE(int{state.ratio}, desktop.configuration().currentTransformerRatio.value_or(1));
        }
        QVERIFY(taken > 5);
    }

    /// What is said at once is what is said one by one, in the order of the sheet.
    void atOnceAndOneByOne()
    {
        for (const auto& family : m_catalog.families()) {
            for (const auto& field : family.fields) {
                for (const auto& printed : field.printed) {
                    const Code code(family.table(field).options[printed.option].code);
                    configuration::CodeSelection chosen;
                    chosen[field.field] = code;
                    DocumentModel desktop(m_judge, family);
                    edits::setCode(desktop, field.field, code);
                    QCOMPARE(configuration::newDocument(m_judge, family, chosen).document, desktop.configuration());
                }
            }
        }
    }

private:
    [[nodiscard]] static protocol::dlms::DataAccessResult atTheMeter(tests::vm::VirtualMeter& meter, const Edit& edit)
    {
        using tests::axdr::Data;
        const auto& document = meter.variant().model().configuration;
        if (edit.code.empty()) {
            return tests::writeObject(meter, tests::vm::Role::Technician, {1, tests::vm::ratioName, 2, {}},
                Data::longUnsigned(static_cast<std::uint16_t>(edit.ratio)));
        }
        std::uint8_t number = 0;
        const auto& fields = document.family->scheme->fields;
        if (fields[edit.field].part == catalog::Part::Hardware)
            return protocol::dlms::DataAccessResult::ReadWriteDenied;
        for (std::size_t index = 0; index <= edit.field; ++index)
            number = static_cast<std::uint8_t>(number + (fields[index].part == catalog::Part::Software ? 1 : 0));
        return tests::writeObject(meter, tests::vm::Role::Technician,
            {1, tests::vm::configurationObject(number), 2, {}}, Data::visibleString(edit.code));
    }
};

} // namespace meterbench::ui

QTEST_MAIN(meterbench::ui::EditsAgreeTest)
#include "edits_agree_test.moc"
