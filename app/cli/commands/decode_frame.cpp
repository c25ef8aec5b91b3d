// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/frame_output.h"
#include "protocol/explain/frame_input.h"
#include "workbench/files/file_access.h"
#include "workbench/resources/resources.h"

#include <QFileInfo>

#include <iostream>
#include <iterator>

namespace meterbench::cli {
namespace {

namespace explain = protocol::explain;

constexpr std::size_t longestCapture = std::size_t{256} << 20U;
constexpr std::size_t longestKeyFile = std::size_t{1} << 20U;

constexpr std::array<OptionDefinition, 1> definitions{{
    {"key-file", 'k', "FILE", "option-key-file", OptionKind::Value, Presence::Optional},
}};

/// The tables of which the explanations speak.
struct Tables {
    protocol::kmp::RegisterTable registers;
    protocol::kmp::TypeWords typeWords;
    protocol::push::PushLists pushLists;
    explain::FrameWords words;
};

template <typename Table>
bool load(std::string_view name, Table& table, Error& error)
{
    auto read = resources::resourceBytes(name).and_then([](const std::string& bytes) { return Table::parse(bytes); });
    if (read)
        table = std::move(*read);
    else
        error = std::move(read.error());
    return read.has_value();
}

Outcome<Tables> loadTables()
{
    Tables tables;
    Error error;
    const bool isLoaded = load("protocol/kmp-registers.json", tables.registers, error)
        && load("protocol/kmp-type-words.json", tables.typeWords, error)
        && load("protocol/push-lists.json", tables.pushLists, error) && load("text/frames.json", tables.words, error);
    if (!isLoaded)
        return fail(ExitCode::Internal, std::move(error));
    return tables;
}

/// Frames one by one, as they are explained: a long capture needs not be held as text. Nothing is printed before the
/// first that was recognised, so that a failure is the only thing that is.
class FramePrinter {
public:
    FramePrinter(Session& session, const explain::FrameWords& words) : m_session(session), m_words(words) { }

    void take(explain::ExplainedFrame frame)
    {
        m_hasErrors = m_hasErrors || frame.hasErrors();
        m_isRecognized = m_isRecognized || frame.protocol != "unknown";
        m_held.push_back(std::move(frame));
        if (!m_isRecognized)
            return;
        for (const explain::ExplainedFrame& held : m_held)
            print(held);
        m_held.clear();
    }

    void finish() const
    {
        if (m_session.isJson())
            m_session.print("\n  ]\n}\n");
    }
    [[nodiscard]] bool hasErrors() const { return m_hasErrors; }

private:
    void print(const explain::ExplainedFrame& frame)
    {
        if (!m_session.isJson()) {
            if (m_isBegun)
                m_session.printLine();
            m_session.print(toText(m_session, frame, m_words));
        } else {
            m_session.print(m_isBegun ? ",\n" : "{\n  \"frames\": [\n");
            const std::string json = toJson(frame, m_words, m_session.language())
                                         .dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
            for (std::size_t begin = 0; begin < json.size();) {
                const auto end = std::min(json.find('\n', begin), json.size() - 1) + 1;
                m_session.print("    ");
                m_session.print(std::string_view(json).substr(begin, end - begin));
                begin = end;
            }
        }
        m_isBegun = true;
    }

    Session& m_session;
    const explain::FrameWords& m_words;
    std::vector<explain::ExplainedFrame> m_held;
    bool m_isBegun = false;
    bool m_isRecognized = false;
    bool m_hasErrors = false;
};

/// `decode-frame`: any frame of the protocols, field by field, deciphered with the keys at hand.
class DecodeFrameCommand : public Command {
public:
    [[nodiscard]] std::string_view name() const override { return "decode-frame"; }
    [[nodiscard]] std::span<const OptionDefinition> options() const override { return definitions; }
    [[nodiscard]] Operands operands() const override { return {"HEX|FILE…", 1, anyNumber}; }

    [[nodiscard]] Outcome<ExitCode> run(Session& session, const Arguments& arguments) const override
    {
        const auto tables = loadTables();
        if (!tables)
            return tl::unexpected<Failure>(tables.error());
        auto keys = readKeys(arguments.value("key-file"));
        if (!keys)
            return tl::unexpected<Failure>(std::move(keys.error()));
        const auto inputs = readInputs(arguments.operands);
        if (!inputs)
            return tl::unexpected<Failure>(inputs.error());
        const explain::Explainer explainer(
            explain::Knowledge{&tables->registers, &tables->typeWords, &tables->pushLists}, std::move(*keys));
        FramePrinter printer(session, tables->words);
        const auto sink = [&](explain::ExplainedFrame frame) { printer.take(std::move(frame)); };
        std::size_t recognized = 0;
        for (const std::string& input : *inputs) {
            const auto count = explainInput(explainer, input, sink);
            if (!count)
                return tl::unexpected<Failure>(count.error());
            recognized += *count;
        }
        if (recognized == 0)
            return fail(ExitCode::InvalidInput, Error{"frame-missing", {}, {}});
        printer.finish();
        return printer.hasErrors() ? ExitCode::InvalidInput : ExitCode::Done;
    }

private:
    static Outcome<explain::KeyRing> readKeys(const std::string& path)
    {
        if (path.empty())
            return explain::KeyRing();
        const auto text = files::readFile(QString::fromLocal8Bit(path.c_str()), longestKeyFile);
        if (!text)
            return fail(ExitCode::InvalidInput, text.error());
        auto keys = explain::KeyRing::parse(*text);
        if (!keys) {
            keys.error().arguments.push_back({"file", path});
            return fail(ExitCode::InvalidInput, std::move(keys.error()));
        }
        return std::move(*keys);
    }

    /// Files by their names, "-" for standard input; everything else is hexadecimal, which a shell may have parted.
    static Outcome<std::vector<std::string>> readInputs(const std::vector<std::string>& operands)
    {
        std::vector<std::string> inputs;
        std::string hexadecimal;
        for (const std::string& operand : operands) {
            const QString path = QString::fromLocal8Bit(operand.c_str());
            if (operand == "-") {
                inputs.emplace_back(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
            } else if (QFileInfo::exists(path)) {
                auto bytes = files::readFile(path, longestCapture);
                if (!bytes)
                    return fail(ExitCode::InvalidInput, std::move(bytes.error()));
                inputs.push_back(std::move(*bytes));
            } else if (operand.find_first_not_of("0123456789abcdefABCDEFxX:,;-_.| \t\r\n") == std::string::npos) {
                hexadecimal.append(hexadecimal.empty() ? "" : " ").append(operand);
            } else {
                return fail(ExitCode::InvalidInput, Error{"frame-input-unreadable", {{"input", operand}}, {}});
            }
        }
        if (!hexadecimal.empty())
            inputs.push_back(std::move(hexadecimal));
        return inputs;
    }

    static Outcome<std::size_t> explainInput(
        const explain::Explainer& explainer, const std::string& input, const explain::Explainer::Sink& sink)
    {
        const explain::Slice octets(protocol::bytesOf(std::string_view(input).substr(0, 4)));
        if (explain::isCapture(octets.octets())) {
            const auto capture = explain::readCapture(explain::Slice(protocol::bytesOf(input)));
            if (!capture)
                return fail(ExitCode::InvalidInput, capture.error());
            return explainer.explain(explain::streamsOf(*capture), sink);
        }
        if (input.size() > explain::longestInput) {
            return fail(ExitCode::InvalidInput,
                Error{"frame-input-too-long",
                    {{"size", std::to_string(input.size())}, {"limit", std::to_string(explain::longestInput)}}, {}});
        }
        return explainer.explain(explain::readFrames(input, explainer), sink);
    }
};

} // namespace

std::unique_ptr<Command> makeDecodeFrameCommand()
{
    return std::make_unique<DecodeFrameCommand>();
}

} // namespace meterbench::cli
