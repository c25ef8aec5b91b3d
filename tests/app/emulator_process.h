// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/app/cli_process.h"
#include "tests/workbench/link/terminal_client.h"
#include "tests/workbench/session/dlms_reader.h"
#include "workbench/link/link_factory.h"

#include <csignal>

/// The real program as an emulated meter, running beside the test, and our own clients at its lines. For tests.
namespace meterbench::tests {

class Emulator {
public:
    /// Starts it and waits until it says that so many lines are ready.
    Emulator(const QStringList& arguments, int lines)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LC_ALL", "C.UTF-8");
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(METERBENCH_CLI), QStringList{"emulate"} + arguments);
        while (ready.size() < lines && m_process.waitForReadyRead(30'000)) {
            m_output += m_process.readAllStandardOutput();
            ready.clear();
            for (const auto& line : m_output.split('\n')) {
                if (line.startsWith("ready "))
                    ready.append(QString::fromUtf8(line.mid(6)));
                else if (line.startsWith("{\"ready\":"))
                    ready.append(QJsonDocument::fromJson(line).object()["ready"].toString());
            }
        }
    }
    ~Emulator()
    {
        if (m_process.state() != QProcess::NotRunning)
            static_cast<void>(end(SIGKILL));
    }

    QStringList ready; ///< "tcp:127.0.0.1:40123"

    /// The exit code; −1 when it did not end by itself.
    [[nodiscard]] int end(int signal)
    {
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        if (!m_process.waitForFinished(30'000))
            return -1;
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() { return m_process.state() == QProcess::Running; }

    /// A line to what was said to be ready.
    [[nodiscard]] std::unique_ptr<link::Link> lineTo(int number) const
    {
        const auto& text = ready.at(number);
        if (text.startsWith("pty:"))
            return std::make_unique<TerminalClient>(text.mid(4));
        return link::LinkFactory().make(link::parseAddress(text.toStdString()).value()).value();
    }

    /// A client of a role that needs no key, on whichever line.
    [[nodiscard]] std::unique_ptr<DlmsReader> client(int number, std::uint16_t clientAddress = 16) const
    {
        namespace dlms = protocol::dlms;
        namespace hdlc = protocol::hdlc;
        dlms::ClientConfiguration configuration;
        if (clientAddress == 32) {
            configuration.mechanism = dlms::Mechanism::Low;
            configuration.secret = {std::byte{'1'}, std::byte{'2'}, std::byte{'3'}, std::byte{'4'}, std::byte{'5'}};
        }
        if (ready.at(number).startsWith("wrapper:")) {
            configuration.line = dlms::WrapperPorts{clientAddress, 1};
        } else {
            hdlc::PrimaryLink::Configuration link;
            link.client = hdlc::Address::client(static_cast<std::uint8_t>(clientAddress));
            link.server = hdlc::Address::server(1, 1);
            link.proposed = {2030, 2030, 7, 7};
            configuration.line = link;
        }
        return std::make_unique<DlmsReader>(lineTo(number), std::move(configuration));
    }

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace meterbench::tests
